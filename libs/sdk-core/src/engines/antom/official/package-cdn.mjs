/** What the CDN build has in place of package.mjs: it comes without a bundler, so there is no package to import. */
export const SOURCE = 'cdn';

const refuse = async () => {
  throw new Error('Option antomSource is "npm", which needs a bundler. Leave it out: "cdn".');
};

export const importOfficial = refuse;
export const importVaulting = refuse;
export const importProducts = refuse;

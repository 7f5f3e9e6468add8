import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
const br=c=>brotliCompressSync(c,{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length;
const s=readFileSync('/tmp/lanes/verify-entry.js','utf8');
console.log(br(s), br(s.replace(/\/\* @__PURE__ \*\/ ?/g,'')), s.match(/@__PURE__/g)?.length);
const m=readFileSync('libs/sdk-core/dist/ams-cashier.min.js','utf8');
console.log(br(m), br(m.replace(/\/\* @__PURE__ \*\/ ?/g,'')), m.match(/@__PURE__/g)?.length, m.slice(-120));

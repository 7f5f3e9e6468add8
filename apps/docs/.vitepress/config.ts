import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { REPOSITORY, SITE_BASE } from '../collect/repository.ts';
import { english } from './english.ts';
import { chinese } from './chinese.ts';
import { wordsOf } from './search.ts';

export default defineConfig({
  base: SITE_BASE,
  srcDir: 'content',
  outDir: 'dist',
  cleanUrls: true,
  title: 'AMS Cashier',
  titleTemplate: ':title · AMS Cashier',
  head: [
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['link', { rel: 'icon', href: `${SITE_BASE}icon.svg`, type: 'image/svg+xml' }],
  ],
  locales: { root: english, zh: chinese },
  themeConfig: {
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: wordsOf } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清除',
                backButtonTitle: '返回',
                noResultsText: '没有找到：',
                footer: { selectText: '打开', navigateText: '移动', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
  // a link that leads nowhere fails the build; addresses of the reader's own machine can't be checked
  ignoreDeadLinks: 'localhostLinks',
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  vite: {
    build: { target: 'es2022', chunkSizeWarningLimit: 2_000 },
    resolve: {
      alias: {
        // ng-packagr puts the package that is published into a folder of its own
        '@ams-cashier/angular': fileURLToPath(
          new URL('../../../libs/angular/dist/fesm2022/ams-cashier-angular.mjs', import.meta.url),
        ),
      },
    },
  },
});

import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';
import { GUIDES, PACKAGES, REFERENCE, type OutlinePage } from './outline.ts';

const items = (list: readonly OutlinePage[]) =>
  list.map(({ page, zh, isEnglish }) => ({
    text: zh,
    link: isEnglish ? `/${page}` : `/zh/${page}`,
  }));

export const chinese: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: '简体中文',
  lang: 'zh-CN',
  description: 'Antom 网页收银台的类型化 SDK：原生页面、Angular、Vue，以及运行在本机上的沙箱。',
  themeConfig: {
    notFound: {
      title: '页面不存在',
      quote: '地址可能已经改变。可以用搜索查找，或从目录进入。',
      linkText: '回到首页',
      linkLabel: '回到首页',
    },
    nav: [
      { text: '指南', link: '/zh/guide/first-payment' },
      { text: '问题与对策', link: '/zh/symptoms' },
      { text: 'API', link: '/zh/api/' },
      { text: '版本', link: '/zh/versions' },
    ],
    sidebar: [
      { text: '指南', items: items(GUIDES) },
      { text: '软件包', items: items(PACKAGES) },
      { text: '参考', items: items(REFERENCE) },
    ],
    outline: { label: '本页内容' },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '语言',
    skipToContentLabel: '跳到正文',
  },
};

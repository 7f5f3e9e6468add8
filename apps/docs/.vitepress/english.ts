import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';
import { GUIDES, PACKAGES, REFERENCE, type OutlinePage } from './outline.ts';

const items = (list: readonly OutlinePage[]) =>
  list.map(({ page, en }) => ({ text: en, link: `/${page}` }));

export const english: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: 'English',
  lang: 'en',
  description:
    "Typed checkout for Antom's web cashier: vanilla, Angular, Vue, and a sandbox on your laptop.",
  themeConfig: {
    // a name that has the visible text in it
    notFound: { linkText: 'Take me home', linkLabel: 'Take me home' },
    nav: [
      { text: 'Guide', link: '/guide/first-payment' },
      { text: 'Troubleshooting', link: '/symptoms' },
      { text: 'API', link: '/api/' },
      { text: 'Versions', link: '/versions' },
    ],
    sidebar: [
      { text: 'Guides', items: items(GUIDES) },
      { text: 'Packages', items: items(PACKAGES) },
      { text: 'Reference', items: items(REFERENCE) },
    ],
  },
};

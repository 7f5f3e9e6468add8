import DefaultTheme from 'vitepress/theme-without-fonts';
import type { Theme } from 'vitepress';
import LiveCashier from '../../demo/LiveCashier.vue';
import ThemedPicture from './ThemedPicture.vue';
import './site.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('LiveCashier', LiveCashier);
    app.component('ThemedPicture', ThemedPicture);
  },
} satisfies Theme;

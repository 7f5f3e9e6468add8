import { destroyApp, startApp } from 'wujie';
import { createPage } from './page.ts';

const place = createPage(() => destroyApp('shop'));
void startApp({ name: 'shop', url: `${location.origin}/shop.html`, el: place });

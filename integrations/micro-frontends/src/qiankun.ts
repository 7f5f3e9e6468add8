import { loadMicroApp } from 'qiankun';
import { createPage } from './page.ts';

const place = createPage(() => app.unmount());
const app = loadMicroApp({ name: 'shop', entry: '/shop.html', container: place });

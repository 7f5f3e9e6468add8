import microApp from '@micro-zoe/micro-app';
import { createPage } from './page.ts';

microApp.start();
const place = createPage(() => app.remove());
const app = document.createElement('micro-app');
app.setAttribute('name', 'shop');
app.setAttribute('url', `${location.origin}/shop.html`);
place.append(app);

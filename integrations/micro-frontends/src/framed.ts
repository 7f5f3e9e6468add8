import { createPage } from './page.ts';

const place = createPage(() => frame.remove());
const frame = document.createElement('iframe');
frame.src = '/shop.html';
frame.style.cssText = 'width: 100%; height: 800px';
place.append(frame);

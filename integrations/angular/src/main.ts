import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
// the README's sample, in place of the component that `ng new` makes
import { Shop } from './app/standalone';

bootstrapApplication(Shop, appConfig).catch((err) => console.error(err));

import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
// the README's sample, in place of the component that `ng new` makes
import { Shop } from './app/standalone';

bootstrapApplication(Shop, appConfig)
  .then((app) => app.whenStable())
  // hydration waits for this
  .then(() => document.documentElement.setAttribute('data-stable', ''))
  .catch((err) => console.error(err));

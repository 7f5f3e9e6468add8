import { bootstrapApplication } from '@angular/platform-browser';
import { Shop, config } from './standalone';

bootstrapApplication(Shop, config).catch((error: unknown) => console.error(error));

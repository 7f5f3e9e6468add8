import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { config } from './app/app.config.server';
import { Shop } from './app/standalone';

export default (context: BootstrapContext) => bootstrapApplication(Shop, config, context);

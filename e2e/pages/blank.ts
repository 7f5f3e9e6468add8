/** A page that holds the SDK and nothing else, for specs that speak to it directly. */
import * as core from '@ams-cashier/core';

declare global {
  interface Window {
    core: typeof core;
  }
}

window.core = core;

/** A shop without a framework, on the controller that every binding stands on. */
import { createCashier } from '@ams-cashier/core';
import {
  createComponentController,
  createLook,
  type DesiredState,
} from '@ams-cashier/core/component';
import {
  hostOptions,
  isOpenAtOnce,
  makePlace,
  makeTrigger,
  serveHost,
  sessionOf,
  type Mount,
} from './host-page.ts';

const client = createCashier(hostOptions());

const mount: Mount = (request, tell) => {
  const element = makePlace();
  let wanted = request;
  if (request.preload) element.append(makeTrigger());
  let open = isOpenAtOnce(request);

  const controller = createComponentController({
    output(name, payload) {
      if (name !== 'openChange') return tell(name, payload);
      open = payload as boolean;
      show();
    },
  });
  const show = () => {
    const desired: DesiredState = {
      client,
      open,
      session: sessionOf(wanted),
      sessionKey: wanted.sessionKey,
      display: wanted.display,
      container: element,
      element,
      look: createLook(wanted),
      preload: wanted.preload,
      preloadOn: element,
    };
    controller.setDesired(desired);
  };
  show();

  return {
    open() {
      open = true;
      show();
    },
    close: () => controller.close(),
    unmount() {
      controller.dispose();
      element.remove();
    },
    change(change) {
      wanted = { ...wanted, ...change };
      show();
    },
    submit: () => controller.submit(),
    retry: () => controller.retry(),
    snapshot: () => controller.getSnapshot(),
    element: () => element,
  };
};

serveHost(mount);

import type { Cashier, SessionSource } from '@ams-cashier/core';
import { createComponentController, createLook } from '@ams-cashier/core/component';

export interface CashierInputs {
  readonly client: Cashier;
  readonly session: SessionSource | undefined;
  readonly sessionKey?: string | number;
  readonly locale?: string;
}

/** An inline cashier as a Svelte action: `<div use:cashier={inputs} onpayment-result={show}></div>` */
export function cashier(node: HTMLElement, inputs: CashierInputs) {
  let open = false;
  const controller = createComponentController({
    output: (name, payload) => {
      if (name === 'openChange') open = payload as boolean;
      const type = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      node.dispatchEvent(new CustomEvent(type, { detail: payload }));
    },
  });
  const update = ({ locale, ...given }: CashierInputs) =>
    controller.setDesired({
      ...given,
      open,
      display: 'inline',
      container: node,
      element: node,
      look: createLook({ locale }),
    });
  update(inputs);
  return { update, destroy: () => controller.dispose() };
}

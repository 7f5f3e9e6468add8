import type { AmsCashierElement } from '@ams-cashier/core/element';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** The element in JSX: properties by their names, events as `on` and their names. */
type AmsCashierProps = DetailedHTMLProps<HTMLAttributes<AmsCashierElement>, AmsCashierElement> &
  Partial<
    Pick<
      AmsCashierElement,
      'session' | 'sessionKey' | 'display' | 'appearance' | 'locale' | 'preload'
    >
  > & {
    readonly 'oncashier-event'?: (event: CustomEvent) => void;
    readonly 'onopen-change'?: (event: CustomEvent<boolean>) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'ams-cashier': AmsCashierProps;
    }
  }
}

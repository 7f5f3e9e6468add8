import type {
  AmsCashierElement,
  AmsCashierEventMap,
  AmsCashierProperties,
} from '@ams-cashier/core/element';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** Events as React 19 names those of an element: `on` and the name. */
type Handlers = {
  readonly [Name in keyof AmsCashierEventMap as `on${Name}`]?: (
    event: AmsCashierEventMap[Name],
  ) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'ams-cashier': DetailedHTMLProps<HTMLAttributes<AmsCashierElement>, AmsCashierElement> &
        Partial<AmsCashierProperties> &
        Handlers;
    }
  }
}

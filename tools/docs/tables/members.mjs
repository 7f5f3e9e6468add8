import ts from 'typescript';
import { membersOf } from '../interface.mjs';
import { code, table } from '../table.mjs';

const CONTRACT = 'libs/sdk-core/src/contract';

/** The objects of the public API that names-and-defaults lists, and where they are declared. */
const OBJECTS = /** @type {const} */ ([
  ['client', 'libs/sdk-core/src/client/client.ts', ['Cashier']],
  ['Checkout', `${CONTRACT}/checkout.ts`, ['Checkout']],
  ['snapshot', `${CONTRACT}/checkout.ts`, ['CheckoutSnapshot']],
  ['open request', `${CONTRACT}/options.ts`, ['OpenRequest', 'AntomRequest']],
]);

/** @param {ts.TypeElement} member @param {string} name `open()`, `container?`, `ready` */
const written = (member, name) =>
  `${name}${member.questionToken ? '?' : ''}${ts.isMethodSignature(member) ? '()' : ''}`;

export const members = () =>
  table(
    ['object', 'members'],
    OBJECTS.map(([object, file, interfaces]) => [
      object,
      interfaces
        .flatMap((name) => membersOf(file, name))
        .map(({ member, name }) => code(written(member, name)))
        .join(', '),
    ]),
  );

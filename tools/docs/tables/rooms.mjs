import { ARROWS } from '../../../libs/sdk-core/rooms.mjs';
import { proseFor } from '../prose.mjs';

/** @type {Record<string, string>} */
const PROSE = {
  contract: 'types and data: options, events, errors, phases, engine interface',
  machine: 'the life cycle: tables and a pure reduce',
  runtime: 'one open: interpreter, limits, delivery, session',
  engines: 'hosted, antom, scripted',
  client: 'createCashier, AMSCashierPayment, option validation',
  component: 'the controller behind every binding',
  after: 'polling, return from a wallet',
  advice: 'how to handle a code',
  texts: 'texts for shoppers and merchants, in every language',
};

/** The rooms of the core and the arrows that lint allows; an arrow means "imports". */
export const rooms = () =>
  [
    '```mermaid',
    'flowchart BT',
    ...proseFor('rooms', Object.keys(ARROWS), PROSE).map(
      ([room, prose]) => `  ${room}["<b>${room}</b><br>${prose}"]`,
    ),
    ...Object.entries(ARROWS).flatMap(([room, others]) =>
      others.map((other) => `  ${room} --> ${other}`),
    ),
    '```',
  ].join('\n');

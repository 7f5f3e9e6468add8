import type { CashierOptions } from '../../contract/options.ts';
import { markOwnFile } from './isolation/caller.ts';
import { quarantine } from './isolation/quarantine.ts';
import { loadOfficial } from './official/source.ts';
import { PageAddress } from './page/page-address.ts';

markOwnFile();

/** Loads Antom's SDK. Of its code, nothing runs but what its file does by itself. */
export function fetchAhead(options: CashierOptions): void {
  const address = new PageAddress(() => address.clean());
  if (address.clean() === 'refused') return address.stop();
  const holder = { released: () => address.stop() };
  const end = () => quarantine.end(holder);
  quarantine.begin(holder);
  loadOfficial(options).then(end, end);
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ask } from './prompts.ts';
import { CANCELLED } from './refusal.ts';

const NONE = { help: false, version: false };
const ENTER = '\r';
const DOWN = '\u001b[B';
const CONTROL_C = '\u0003';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ams-cashier-create-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A terminal, and what somebody sees and types there. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
  let shown = '';
  output.on('data', (data) => (shown += stripVTControlCharacters(String(data))));
  return {
    streams: { input, output },
    type: (keys: string) => input.write(keys),
    async sees(text: string) {
      await vi.waitFor(() => expect(shown).toContain(text));
      shown = '';
    },
  };
}

it('asks for folder and framework', async () => {
  const { streams, type, sees } = terminal();
  const asked = ask(NONE, streams);
  await sees('Where should the shop be created?');
  type(join(folder, 'lamps'));
  type(ENTER);
  await sees('Which framework?');
  type(DOWN);
  type(ENTER);
  expect(await asked).toEqual({
    target: { path: join(folder, 'lamps'), name: 'lamps' },
    template: 'vue',
  });
});

it('asks only for what is missing', async () => {
  const { streams, type, sees } = terminal();
  const asked = ask({ ...NONE, folder: join(folder, 'lamps') }, streams);
  await sees('Which framework?');
  type(ENTER);
  expect(await asked).toMatchObject({ target: { name: 'lamps' }, template: 'vanilla' });
});

it('says at once that a folder can’t be used, and asks again', async () => {
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const { streams, type, sees } = terminal();
  const asked = ask({ ...NONE, template: 'react', name: 'shop' }, streams);
  await sees('Where should the shop be created?');
  type(folder);
  type(ENTER);
  await sees('is not empty');
  type('/lamps');
  type(ENTER);
  expect(await asked).toMatchObject({ target: { path: join(folder, 'lamps'), name: 'shop' } });
});

it('ends with Ctrl+C', async () => {
  const { streams, type, sees } = terminal();
  const asked = ask(NONE, streams);
  await sees('Where should the shop be created?');
  type(CONTROL_C);
  await expect(asked).rejects.toMatchObject({ exitCode: CANCELLED });
});

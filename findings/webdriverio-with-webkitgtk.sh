#!/usr/bin/env bash
# webdriverio 9.33.1, remote() with WebKitGTK 2.50.6 (Debian's webkit2gtk-driver and xvfb have to be installed)
#
# A shop's tests run in WebKit too, and name nothing but the browser and its binary. One would expect a session, for the
# driver gives one for just these capabilities; or an error that names what the driver doesn't have.
# Seen: "Failed to match capabilities", which names none. WebdriverIO has added `webSocketUrl`, to speak WebDriver BiDi;
# WebKitGTK's driver has no BiDi, and refuses the session instead of leaving it out. With `wdio:enforceWebDriverClassic`
# the session starts.
set -euo pipefail
browser=$(find /usr/lib* -name MiniBrowser -path '*webkit*' -print -quit 2>/dev/null || true)
[[ -n $browser ]] || { echo 'WebKitGTK is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts webdriverio@9.33.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { remote } from 'webdriverio';

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();
await once(probe, 'close');
const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
process.on('exit', () => driver.kill());
const address = `http://127.0.0.1:${port}`;
for (let tries = 0; tries < 50; tries += 1) {
  if (await fetch(`${address}/status`).then(({ ok }) => ok, () => false)) break;
  await wait(200);
}

const options = { binary: process.argv[2], args: ['--automation'] };
const browser = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };

async function withFetch(more) {
  const body = JSON.stringify({ capabilities: { alwaysMatch: { ...browser, ...more } } });
  const { value } = await (await fetch(`${address}/session`, { method: 'POST', body })).json();
  if (!value.sessionId) return value.message;
  await fetch(`${address}/session/${value.sessionId}`, { method: 'DELETE' });
  return `a session of ${value.capabilities.browserVersion}`;
}

async function withWebdriverIO(more) {
  const wanted = { hostname: '127.0.0.1', port, logLevel: 'silent', connectionRetryCount: 0 };
  try {
    const session = await remote({ ...wanted, capabilities: { ...browser, ...more } });
    const answer = `a session of ${session.capabilities.browserVersion}`;
    await session.deleteSession();
    return answer;
  } catch (error) {
    return error.message.replace(/^WebDriverError: | when running .*$/gu, '');
  }
}

const seen = {
  driver: await withFetch({}),
  'driver, BiDi': await withFetch({ webSocketUrl: true }),
  WebdriverIO: await withWebdriverIO({}),
  'WebdriverIO, classic': await withWebdriverIO({ 'wdio:enforceWebDriverClassic': true }),
};
console.log(seen);
assert.deepEqual(seen, {
  driver: 'a session of 2.50.6',
  'driver, BiDi': 'Failed to match capabilities',
  WebdriverIO: 'Failed to match capabilities',
  'WebdriverIO, classic': 'a session of 2.50.6',
});
process.exit(0);
JS
xvfb-run -a node seen.mjs "$browser"

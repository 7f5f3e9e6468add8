/**
 * What this project runs on. It imports nothing and is written for old versions of Node too, so that it can tell
 * somebody that theirs is too old.
 */

const PLATFORMS = ['linux', 'darwin'];

/** The commands begin on any Node from here on … */
const OLDEST_NODE = [20, 11, 0];

/** … and continue on one that Angular's build supports (its `engines`): where each release line starts. */
const SUPPORTED_LINES = [
  [22, 22, 3],
  [24, 15, 0],
];
const NEXT_SUPPORTED_LINE = 26;

/** The same in words. */
export const SUPPORTED_NODE = '22.22.3, 24.15, or 26 and newer';

/** @param {string} version @returns {number[]} */
function parse(version) {
  return version.replace(/^v/, '').split('.').map(Number);
}

/** @param {number[]} version @param {number[]} least */
function isAtLeast(version, least) {
  for (let index = 0; index < least.length; index++) {
    const difference = (version[index] || 0) - (least[index] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * One line that says why the commands can't begin on this machine; undefined when they can.
 * @param {string} platform @param {string} version
 * @returns {string | undefined}
 */
export function unsupportedReason(platform, version) {
  if (!PLATFORMS.includes(platform)) {
    return `AMS Cashier runs on Linux and macOS, not on "${platform}". On Windows, use WSL 2.`;
  }
  if (!isAtLeast(parse(version), OLDEST_NODE)) {
    return `AMS Cashier needs Node ${OLDEST_NODE.join('.')} or newer to begin; this is ${version}. Install Node 24 or newer from https://nodejs.org.`;
  }
  return undefined;
}

/**
 * Whether builds, tests and servers run on this Node.
 * @param {string} version
 */
export function isSupportedNode(version) {
  const parsed = parse(version);
  const line = SUPPORTED_LINES.find(([major]) => major === parsed[0]);
  return line ? isAtLeast(parsed, line) : (parsed[0] || 0) >= NEXT_SUPPORTED_LINE;
}

/**
 * What this project runs on. Imports nothing, and is written for old Nodes too: its point is to be able to say that
 * a Node is too old.
 */

const PLATFORMS = { linux: 'Linux', darwin: 'macOS' };

/** The commands begin on any Node from here on … */
const OLDEST_TO_BEGIN = [20, 11, 0];

/** … and go on with one that Angular's build accepts (its `engines`): the release lines, and where each starts. */
const LINES_TO_GO_ON = [
  [22, 22, 3],
  [24, 15, 0],
];
const NEXT_LINE_TO_GO_ON = 26;

/** @param {string} version @returns {number[]} */
function parse(version) {
  return version.replace(/^v/, '').split('.').map(Number);
}

/** @param {number[]} version @param {number[]} least */
function atLeast(version, least) {
  for (let index = 0; index < least.length; index++) {
    const difference = (version[index] || 0) - (least[index] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The one line that says why this machine can't begin, if it can't.
 * @param {string} platform @param {string} version
 * @returns {string | undefined}
 */
export function whyNotHere(platform, version) {
  if (!(platform in PLATFORMS)) {
    return `AMS Cashier runs on Linux and macOS, not on "${platform}". On Windows use WSL 2.`;
  }
  if (!atLeast(parse(version), OLDEST_TO_BEGIN)) {
    return `AMS Cashier needs Node ${OLDEST_TO_BEGIN.join('.')} or newer to begin, this is ${version}. Install Node 24 from https://nodejs.org.`;
  }
  return undefined;
}

/**
 * Whether builds, tests and servers run on this Node.
 * @param {string} version
 */
export function canGoOnWith(version) {
  const parsed = parse(version);
  const line = LINES_TO_GO_ON.find(([major]) => major === parsed[0]);
  return line ? atLeast(parsed, line) : (parsed[0] || 0) >= NEXT_LINE_TO_GO_ON;
}

/** In words, for the message of whoever finds no such Node. */
export const NODES_TO_GO_ON = '22.22.3, 24.15 or 26 and newer';

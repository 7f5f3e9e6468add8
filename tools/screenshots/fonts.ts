import { Failure, run } from '../stack/index.ts';

/** Fonts for screenshots: without one for a script, a browser draws boxes in its place. */

const SCRIPTS = ['ar', 'hi', 'ja', 'ko', 'th', 'zh-cn', 'zh-hk'];
const PACKAGES = ['fonts-noto-core', 'fonts-noto-cjk'];
const APT_LIMIT_MS = 5 * 60_000;
const CURE = `On Debian or Ubuntu: apt-get install -y ${PACKAGES.join(' ')}`;

/** Those that this machine has no font for; none where fontconfig isn't what knows them, as on macOS. */
export async function scriptsWithoutFont(): Promise<readonly string[]> {
  const without: string[] = [];
  if (process.platform !== 'linux') return without;
  for (const script of SCRIPTS) {
    const { code, output } = await run('fc-list', [`:lang=${script}`, 'family']);
    if (code !== 0 || output.trim() === '') without.push(script);
  }
  return without;
}

/** Installs Debian's Noto fonts if some are missing, and we may. */
export async function ensureFonts(): Promise<void> {
  const without = await scriptsWithoutFont();
  if (without.length === 0) return;
  const problem = `No font here for ${without.join(', ')}.`;
  if (process.getuid?.() !== 0) throw new Failure(`${problem} ${CURE}`);
  console.log(`${problem} Installing ${PACKAGES.join(' and ')} with apt-get …`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    show: true,
    limit: APT_LIMIT_MS,
  };
  await run('apt-get', ['update', '-q'], options);
  await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'fontconfig', ...PACKAGES],
    options,
  );
  const still = await scriptsWithoutFont();
  if (still.length > 0) throw new Failure(`Still no font for ${still.join(', ')}. ${CURE}`);
}

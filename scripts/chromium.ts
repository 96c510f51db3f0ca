import { execFile } from 'node:child_process';
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { cacheFolder } from './cache-folder.ts';
import { fontEnvironment, type OtherScript } from './fonts.ts';

const run = promisify(execFile);
const decompress = promisify(brotliDecompress);
const require = createRequire(import.meta.url);

/** A browser to start: its file, what its environment needs beside our own, and where it was found. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly source: 'CHROMIUM_PATH' | 'FULL_CHROMIUM_PATH' | 'npm package' | 'system';
}

/** Arguments for a browser that talks to this machine only and paints the same everywhere. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

const systemBrowsers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const root = process.env[variable];
    return root ? [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')] : [];
  }),
};

/**
 * Finds the browser that tests, pictures and stories are run in: the one named by `CHROMIUM_PATH`, else the pinned one of
 * `@sparticuz/chromium` where it runs (Linux on x64), else the system's. Throws when there is none, so that nothing is skipped in silence.
 * @param script drawn beside Chinese and Latin, where the fonts are ours
 */
export async function findChromium(script?: OtherScript): Promise<Chromium> {
  const fonts = process.platform === 'linux' ? await fontEnvironment(script) : {};
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!(await exists(named))) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist: correct it or unset it.`);
    return { executablePath: named, env: fonts, source: 'CHROMIUM_PATH' };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await unpackPinnedBrowser();
    return { executablePath, env: { ...fonts, ...env }, source: 'npm package' };
  }
  for (const executablePath of systemBrowsers[process.platform] ?? []) {
    if (await exists(executablePath)) return { executablePath, env: fonts, source: 'system' };
  }
  throw new Error('No Chromium was found: install Google Chrome or Chromium, or set CHROMIUM_PATH to the file that starts one.');
}

/**
 * Finds a browser that has all of a browser, its back-forward cache too, which the headless shell of the npm package has not: the one named by
 * `FULL_CHROMIUM_PATH`, else the system's. Throws when there is none, so that nothing is skipped in silence.
 */
export async function findFullChromium(): Promise<Chromium> {
  const env = process.platform === 'linux' ? await fontEnvironment() : {};
  const named = process.env['FULL_CHROMIUM_PATH'];
  if (named) {
    if (await exists(named)) return { executablePath: named, env, source: 'FULL_CHROMIUM_PATH' };
    throw new Error(`FULL_CHROMIUM_PATH names ${named}, which does not exist: correct it or unset it.`);
  }
  for (const executablePath of systemBrowsers[process.platform] ?? []) {
    if (await exists(executablePath)) return { executablePath, env, source: 'system' };
  }
  throw new Error(
    'No full Chromium was found: install Chromium (Debian: apt-get install chromium) or Google Chrome, or set FULL_CHROMIUM_PATH to the file that starts one.',
  );
}

async function unpackPinnedBrowser(): Promise<Pick<Chromium, 'executablePath' | 'env'>> {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(await readFile(join(packed, '../package.json'), 'utf8')) as { version: string };
  const folder = join(cacheFolder, `chromium-${version}`);
  const executablePath = join(folder, 'chromium');
  await mkdir(folder, { recursive: true });
  await unpackOnce(executablePath, async (unfinished) => {
    await writeFile(unfinished, await decompress(await readFile(join(packed, 'chromium.br'))));
    await chmod(unfinished, 0o755);
  });
  if (await starts(executablePath, {})) return { executablePath, env: {} };

  const libraries = join(folder, 'libraries');
  await unpackOnce(libraries, async (unfinished) => {
    const archive = `${unfinished}.tar`;
    await writeFile(archive, await decompress(await readFile(join(packed, 'al2023.tar.br'))));
    await mkdir(unfinished);
    await run('tar', ['-xf', archive, '-C', unfinished]);
    await rm(archive);
  });
  const env = { LD_LIBRARY_PATH: [join(libraries, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
  if (await starts(executablePath, env)) return { executablePath, env };
  throw new Error(
    `The browser of @sparticuz/chromium does not start, even with the libraries it brings: run ${executablePath} --version to see why, ` +
      'or install Chromium and set CHROMIUM_PATH to the file that starts it.',
  );
}

/** Writes under a name of this process and renames, so that processes side by side never see half a file. */
async function unpackOnce(target: string, unpack: (unfinished: string) => Promise<void>): Promise<void> {
  if (await exists(target)) return;
  const unfinished = `${target}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await unpack(unfinished);
  try {
    await rename(unfinished, target);
  } catch (error) {
    // A folder cannot be renamed onto the one that another process has finished meanwhile.
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
}

/** False when the loader misses a shared library; any other trouble is thrown as it is. */
async function starts(executablePath: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    await run(executablePath, ['--no-sandbox', '--version'], { env: { ...process.env, ...env }, timeout: 20_000 });
    return true;
  } catch (error) {
    if (/shared librar|\.so[.\d]*:/.test(String((error as { stderr?: string }).stderr))) return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

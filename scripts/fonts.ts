import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

const require = createRequire(import.meta.url);

/** The weights that the cashier's styles ask for. */
const weights = ['400Regular', '500Medium', '700Bold'];

/** Families that pages and systems name; each is answered with the one font that every machine has after `npm ci`. */
const answeredFamilies = [
  'sans-serif',
  'serif',
  'monospace',
  'system-ui',
  'ui-sans-serif',
  'ui-monospace',
  '-apple-system',
  'BlinkMacSystemFont',
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Helvetica Neue',
  'Helvetica',
  'Arial',
  'Segoe UI',
  'Roboto',
];

/** Scripts that pictures are taken in beside Chinese and Latin. */
export type OtherScript = 'arabic';

/**
 * The environment in which a browser draws all text in Noto Sans SC, so that pictures are the same on every Linux machine.
 * @param other a script that is drawn too, in the Noto Sans that has it
 */
export async function fontEnvironment(other?: OtherScript): Promise<{ FONTCONFIG_FILE: string }> {
  const families = ['Noto Sans SC', ...(other ? ['Noto Sans Arabic'] : [])];
  const folders = ['noto-sans-sc', ...(other ? [`noto-sans-${other}`] : [])].flatMap((name) => {
    const fontPackage = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return weights.map((weight) => join(fontPackage, weight));
  });
  const target = join(cacheFolder, `fonts${other ? `-${other}` : ''}.conf`);
  const unfinished = `${target}.${process.pid}`;
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(unfinished, fontConfiguration(folders, families));
  await rename(unfinished, target);
  return { FONTCONFIG_FILE: target };
}

function fontConfiguration(folders: readonly string[], families: readonly string[]): string {
  const answers = families.map((family) => `<string>${family}</string>`).join('');
  const aliases = answeredFamilies.map(
    (family) =>
      `  <match target="pattern"><test name="family"><string>${family}</string></test>` +
      `<edit name="family" mode="assign" binding="same">${answers}</edit></match>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${join(cacheFolder, 'fontconfig')}</cachedir>`,
    ...aliases,
    '  <match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>',
    '  <match target="font"><edit name="antialias" mode="assign"><bool>true</bool></edit></match>',
    '</fontconfig>',
    '',
  ].join('\n');
}

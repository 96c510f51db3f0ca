/// <reference types="vite/client" />
import { setProjectAnnotations, type Meta, type StoryObj } from '@storybook/web-components-vite';
import { render, type LitElement } from 'lit';
import { composeStory } from 'storybook/preview-api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import preview from '../../.storybook/preview';
import type { Toolbar } from '../../.storybook/toolbar';
import { languageOf, loadTranslator } from '../../src/locales/translate';
import { expectAccessible } from '../elements/accessible';
import { shows } from '../reliability/shows';
import { drawnElements } from '../elements/drawn';

/** A file of stories. */
type StoryFile = Readonly<Record<string, StoryObj>> & { readonly default: Meta };

/** Every file of stories. */
export const files = Object.values(import.meta.glob<StoryFile>('../../stories/**/*.stories.ts', { eager: true }));

const annotations = setProjectAnnotations([preview]);

const locales = ['zh-CN', 'en', 'ar'] as const;

/** What axe looks at does not depend on the pairing of dark and large. */
const looks: readonly Partial<Toolbar>[] = [
  { theme: 'light', textSize: 'standard' },
  { theme: 'dark', textSize: 'standard' },
  { theme: 'light', textSize: 'large' },
];

/** What went wrong and was not caught. */
let wrongs: unknown[] = [];
let canvas: HTMLElement;

beforeEach(() => {
  wrongs = [];
  const life = new AbortController();
  vi.spyOn(console, 'error').mockImplementation((...said) => void wrongs.push(said));
  window.addEventListener('error', ({ error }) => wrongs.push(error), { signal: life.signal });
  window.addEventListener('unhandledrejection', ({ reason }) => wrongs.push(reason), { signal: life.signal });
  canvas = document.createElement('div');
  document.body.append(canvas);
  return () => {
    life.abort();
  };
});

afterEach(() => {
  canvas.remove();
  vi.restoreAllMocks();
});

/** A story with the toolbar set like this, as Storybook prepares it. */
function compose(file: StoryFile, name: string, toolbar: Partial<Toolbar>) {
  return composeStory(file[name]!, file.default, { initialGlobals: toolbar }, annotations, name);
}

/** Puts a story on the page and plays it. */
export async function openStory(file: StoryFile, name: string, toolbar: Partial<Toolbar>): Promise<HTMLElement> {
  // Storybook, too, waits for a language as long as it takes; here everything is drawn at once.
  await loadTranslator(languageOf(toolbar.locale ?? 'zh-CN'), 'whole');
  await compose(file, name, toolbar).run({ canvasElement: canvas });
  await settled();
  return canvas;
}

/** Draws a story again where it stands, as Storybook does when the toolbar is set to something else. */
export async function redrawStory(file: StoryFile, name: string, toolbar: Partial<Toolbar>): Promise<HTMLElement> {
  render(compose(file, name, toolbar)(), canvas.querySelector<HTMLElement>('#root-inner')!);
  await settled();
  return canvas;
}

/** Settles once no element of the story has anything left to draw. */
async function settled(): Promise<void> {
  const busy = (): LitElement[] =>
    (drawnElements(canvas) as Partial<LitElement>[]).filter((element): element is LitElement => element.isUpdatePending === true);
  for (let left = busy(); left.length > 0; left = busy()) await Promise.all(left.map(({ updateComplete }) => updateComplete));
}

/** The file of a title. */
export function storiesOf(title: string): StoryFile {
  return files.find((file) => file.default.title === title)!;
}

/** One test for every story of the chosen titles: it plays, in each language, and axe finds nothing in it in each look. */
export function testStories(isChosen: (title: string) => boolean): void {
  for (const file of files) {
    const { default: meta, ...stories } = file;
    if (!isChosen(meta.title ?? '')) continue;
    describe(meta.title ?? '', () => {
      test.for(Object.keys(stories))('%s', async (name, { task }) => {
        for (const locale of locales) {
          await openStory(file, name, { ...looks[0], locale });
          for (const look of looks) await expectAccessible(await redrawStory(file, name, { ...look, locale }));
        }
        expect(wrongs).toEqual([]);
        shows({ task }, 'A1', locales.length * looks.length);
      });
    });
  }
}

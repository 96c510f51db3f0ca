import { render, type LitElement, type TemplateResult } from 'lit';
import { afterEach, beforeEach } from 'vitest';
import { loadTranslator } from '../../src/locales/translate';

let page: HTMLElement | undefined;

beforeEach(() => {
  document.documentElement.lang = 'zh-CN';
});

afterEach(() => {
  page?.remove();
  page = undefined;
  sessionStorage.clear();
});

/** Puts an element on a page with a heading, as a merchant's has, and takes it away after the test. */
export async function mount<Mounted extends LitElement>(template: TemplateResult): Promise<Mounted> {
  await Promise.all((['zh-CN', 'en', 'ar'] as const).map((language) => loadTranslator(language, 'whole')));
  page?.remove();
  sessionStorage.clear();
  page = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = '收银台';
  const place = document.createElement('div');
  page.append(heading, place);
  document.body.append(page);
  render(template, place);
  const mounted = place.firstElementChild as Mounted;
  await mounted.updateComplete;
  return mounted;
}

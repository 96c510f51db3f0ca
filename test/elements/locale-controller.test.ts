import { html, LitElement } from 'lit';
import { expect, test } from 'vitest';
import { LocaleController } from '../../src/elements/locale-controller';
import { mount } from './mount';

class TestSpeaker extends LitElement {
  static override properties = { locale: {} };
  locale = '';
  readonly words = new LocaleController(this, 'first');

  protected override render() {
    return html`${this.words.translate?.('summary.payee')}`;
  }
}
customElements.define('test-speaker', TestSpeaker);

function said(speaker: TestSpeaker): string {
  return speaker.renderRoot.textContent.trim();
}

test('a host without a locale speaks the language of its page', async () => {
  const speaker = await mount<TestSpeaker>(html`<test-speaker></test-speaker>`);
  expect(said(speaker)).toBe('收款方');
  document.documentElement.lang = 'en-GB';
  speaker.requestUpdate();
  await speaker.updateComplete;
  expect(said(speaker)).toBe('Payee');
});

test('without that, it speaks the language of the browser', async () => {
  const speaker = await mount<TestSpeaker>(html`<test-speaker></test-speaker>`);
  document.documentElement.removeAttribute('lang');
  // A headless browser may call its language `en-US@posix`, which is no locale.
  expect(navigator.language.startsWith(speaker.words.locale)).toBe(true);
});

test('a host with a locale speaks it, and another as soon as it is set', async () => {
  const speaker = await mount<TestSpeaker>(html`<test-speaker locale="en"></test-speaker>`);
  expect(said(speaker)).toBe('Payee');
  speaker.locale = 'zh-Hans-SG';
  await speaker.updateComplete;
  expect(said(speaker)).toBe('收款方');
});

test('a language that is unknown is spoken in English', async () => {
  const speaker = await mount<TestSpeaker>(html`<test-speaker locale="tlh"></test-speaker>`);
  expect(said(speaker)).toBe('Payee');
});

test.each([
  ['zh_CN', 'zh-CN', '收款方'],
  ['en_US', 'en-US', 'Payee'],
  ['not a locale', 'en', 'Payee'],
])('a locale written %j is taken as %j, and amounts can be written in it', async (written, meant, payee) => {
  const speaker = await mount<TestSpeaker>(html`<test-speaker locale=${written}></test-speaker>`);
  expect(speaker.words.locale).toBe(meant);
  expect(said(speaker)).toBe(payee);
  expect(() => new Intl.NumberFormat(speaker.words.locale)).not.toThrow();
});

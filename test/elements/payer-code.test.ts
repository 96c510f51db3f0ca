import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define-parts';
import type { UcPayerCode } from '../../src/elements/payer-code';
import { expectAccessible } from './accessible';
import { focused } from './drawn';
import { mount } from './mount';

interface Mounted {
  readonly field: UcPayerCode;
  readonly input: HTMLInputElement;
  readonly read: string[];
}

async function mountField(): Promise<Mounted> {
  const read: string[] = [];
  const field = await mount<UcPayerCode>(
    html`<uc-payer-code @uc-payer-code=${(event: { payerCode: string }) => read.push(event.payerCode)}></uc-payer-code>`,
  );
  return { field, input: field.renderRoot.querySelector('input')!, read };
}

const wechatCode = '134579864312468753';

test('axe (wcag22aa) finds nothing: empty, with a wallet known, after a wrong code and after a right one', async () => {
  const { field, input } = await mountField();
  await expectAccessible(field);
  await userEvent.type(input, '13');
  await expectAccessible(field);
  await userEvent.keyboard('{Enter}');
  await expectAccessible(field);
  await userEvent.fill(input, wechatCode);
  await userEvent.keyboard('{Enter}');
  await expectAccessible(field);
});

describe('the field', () => {
  test('has the focus when it appears, and again when it comes back', async () => {
    const { field, input } = await mountField();
    expect(focused()).toBe(input);
    const place = field.parentElement!;
    field.remove();
    place.append(field);
    await field.updateComplete;
    expect(focused()).toBe(input);
  });

  test('leaves the focus to who types elsewhere', async () => {
    const elsewhere = document.createElement('input');
    document.body.append(elsewhere);
    elsewhere.focus();
    await mountField();
    expect(focused()).toBe(elsewhere);
    elsewhere.remove();
  });

  test('a scanner types a code and ends it with Enter: it is told once', async () => {
    const { read } = await mountField();
    await userEvent.keyboard(`${wechatCode}{Enter}`);
    expect(read).toEqual([wechatCode]);
  });

  test.each([' 1345 7986 4312 4687 53 ', '1345-7986-4312-4687-53', '１３４５７９８６４３１２４６８７５３'])(
    '%j is the same code',
    async (text) => {
      const { read, input, field } = await mountField();
      await userEvent.fill(input, text);
      field.renderRoot.querySelector('button')!.click();
      expect(read).toEqual([wechatCode]);
    },
  );

  test.each(['', '123', '1'.repeat(25), '13457986431246875X', '13457986431246875'])(
    '%j is no code: it is said, and the field is empty and ready for another',
    async (text) => {
      const { field, input, read } = await mountField();
      await userEvent.fill(input, text);
      field.renderRoot.querySelector('button')!.click();
      await field.updateComplete;
      expect(read).toEqual([]);
      expect(input.value).toBe('');
      expect(focused()).toBe(input);
      expect(input.getAttribute('aria-invalid')).toBe('true');
      expect(field.renderRoot.querySelector('[role=alert]')!.textContent).toContain('16 至 24 位');
    },
  );

  test('a right code after a wrong one takes the complaint away', async () => {
    const { field, input } = await mountField();
    await userEvent.keyboard('123{Enter}');
    await userEvent.fill(input, wechatCode);
    await userEvent.keyboard('{Enter}');
    await field.updateComplete;
    expect(field.renderRoot.querySelector('[role=alert]')).toBeNull();
  });

  test('a code that was taken is on the page no more, but for what tells it from another', async () => {
    const { field, input } = await mountField();
    await userEvent.keyboard(`${wechatCode}{Enter}`);
    await field.updateComplete;
    expect(input.value).toBe('');
    const text = field.renderRoot.textContent;
    expect(text).toContain('13••••••••••••8753');
    expect(text).not.toContain('1345');
  });

  test.each([
    ['13', '微信'],
    ['28', '支付宝'],
    ['62', ''],
    ['99', ''],
    ['1', ''],
  ])('%s tells that the code is of %j', async (beginning, wallet) => {
    const { field, input } = await mountField();
    await userEvent.type(input, beginning);
    await field.updateComplete;
    expect(field.renderRoot.querySelector('.wallet')!.textContent.trim()).toBe(wallet);
  });

  test('keys alone are enough: type, Tab, press', async () => {
    const { read } = await mountField();
    await userEvent.keyboard(wechatCode);
    await userEvent.keyboard('{Tab}');
    expect(focused()?.localName).toBe('button');
    await userEvent.keyboard(' ');
    expect(read).toEqual([wechatCode]);
  });
});

/** Keys as a scanner sends them, this many milliseconds apart, to whatever has the focus. */
function burst(keys: readonly string[], apart: number, target: EventTarget = document.body, began = performance.now()): KeyboardEvent[] {
  return keys.map((key, index) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: began + index * apart });
    target.dispatchEvent(event);
    return event;
  });
}

describe('a scanner is heard while the focus is elsewhere', () => {
  test.each([
    [5, true],
    [49, true],
    [50, false],
    [200, false],
  ])('with keys %i ms apart: %s', async (apart, isHeard) => {
    const { input, read } = await mountField();
    input.blur();
    burst([...wechatCode, 'Enter'], apart);
    expect(read).toEqual(isHeard ? [wechatCode] : []);
  });

  test('and its Enter presses no button that has the focus', async () => {
    const { field, input, read } = await mountField();
    const other = document.createElement('button');
    field.after(other);
    other.focus();
    const enter = burst([...wechatCode, 'Enter'], 5, other).pop()!;
    expect(read).toEqual([wechatCode]);
    expect(enter.defaultPrevented).toBe(true);
    expect(focused()).toBe(input);
  });

  test('and a person’s Enter on a button presses it', async () => {
    const { field } = await mountField();
    const other = document.createElement('button');
    let pressed = 0;
    other.addEventListener('click', () => (pressed += 1));
    field.after(other);
    other.focus();
    await userEvent.keyboard('7{Enter}');
    expect(pressed).toBe(1);
  });

  test('and a burst that is no code is said to be none', async () => {
    const { field, input, read } = await mountField();
    input.blur();
    const events = burst([...'6901234567892', 'Enter'], 5);
    await field.updateComplete;
    expect(read).toEqual([]);
    expect(events[events.length - 1]!.defaultPrevented).toBe(true);
    expect(field.renderRoot.querySelector('[role=alert]')).not.toBeNull();
  });

  test('and Shift, which scanners hold for capitals, is no key of the code', async () => {
    const { input, read } = await mountField();
    input.blur();
    burst([...`fp${'a'.repeat(32)}`, 'Shift', 'B', 'Enter'], 5);
    expect(read).toEqual([`fp${'a'.repeat(32)}B`]);
  });

  test('and a code after a pause stands alone', async () => {
    const { input, read } = await mountField();
    input.blur();
    const began = performance.now();
    burst([...'28111'], 5, document.body, began);
    burst([...wechatCode, 'Enter'], 5, document.body, began + 300);
    expect(read).toEqual([wechatCode]);
  });

  test.each(['input', 'textarea', 'select'])('but what goes into another %s is left to it', async (name) => {
    const { field, read } = await mountField();
    const elsewhere = document.createElement(name);
    field.after(elsewhere);
    elsewhere.focus();
    const events = burst([...wechatCode, 'Enter'], 5, elsewhere);
    expect(read).toEqual([]);
    expect(events.some(({ defaultPrevented }) => defaultPrevented)).toBe(false);
  });

  test('but what is typed with Ctrl, Alt or Meta is no code', async () => {
    const { input, read } = await mountField();
    input.blur();
    for (const key of [...wechatCode]) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true }));
    burst(['Enter'], 5);
    expect(read).toEqual([]);
  });

  test('and is heard no more once the field is gone', async () => {
    const { field, read } = await mountField();
    field.remove();
    burst([...wechatCode, 'Enter'], 5);
    expect(read).toEqual([]);
  });
});

import { html } from 'lit';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '../../src/entries/define-parts';
import type { UcQrCode } from '../../src/elements/qr-code';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { decoded } from './decoded';
import { emulateMedia, emulatePixelRatio } from './emulated-media';
import { mount } from './mount';

const content = 'weixin://wxpay/bizpayurl?pr=Fk3aVbQzz';
const label = '用微信扫一扫支付 ¥1,024.00 的二维码';

async function mountCode(changes: Partial<UcQrCode> = {}): Promise<UcQrCode> {
  const code = await mount<UcQrCode>(html`<uc-qr-code .content=${content} .label=${label}></uc-qr-code>`);
  Object.assign(code, changes);
  await code.updateComplete;
  if (!code.covered && changes.content === undefined) await picture(code);
  return code;
}

/** The drawn code, once it is there in full. */
async function picture(code: UcQrCode, other?: Element): Promise<SVGElement> {
  const drawn = await vi.waitFor(() => {
    const found = code.renderRoot.querySelector('svg');
    if (!found || found === other) throw new Error('no picture yet');
    return found;
  });
  await Promise.all(drawn.getAnimations().map(({ finished }) => finished));
  return drawn;
}

test('axe (wcag22aa) finds nothing: shown, covered and being renewed', async () => {
  const code = await mountCode();
  await expectAccessible(code);
  for (const state of [{ covered: true }, { covered: true, renewing: true }]) {
    await Object.assign(code, state).updateComplete;
    await expectAccessible(code);
  }
});

test('it is an image whose name tells what it is for, and never its text', async ({ task }) => {
  const code = await mountCode();
  const image = code.renderRoot.querySelector('[role=img]')!;
  expect(image.getAttribute('aria-label')).toBe(label);
  expect(code.renderRoot.textContent + code.outerHTML + image.outerHTML).not.toContain('wxpay');
  shows({ task }, 'A10');
});

describe.each([1, 2])('a scanner reads it from a screen of %d pixels to one', (ratio) => {
  beforeEach(async () => {
    await emulatePixelRatio(ratio);
    expect(devicePixelRatio).toBe(ratio);
  });

  test.for(['light', 'dark'])('%s', async (scheme, { task }) => {
    await emulateMedia({ 'prefers-color-scheme': scheme });
    const code = await mountCode();
    code.style.setProperty('--uc-theme-surface', '#181b21');
    code.style.colorScheme = scheme;
    expect(await decoded(code)).toBe(content);
    shows({ task }, 'A11');
  });

  test('in forced colours', async ({ task }) => {
    await emulateMedia({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    expect(await decoded(await mountCode())).toBe(content);
    shows({ task }, 'A11');
  });

  test('on a page as narrow as 252 px, and in large text', async ({ task }) => {
    const code = await mountCode();
    code.style.setProperty('--uc-font-size', '30px');
    code.style.width = '220px';
    expect(await decoded(code)).toBe(content);
    shows({ task }, 'A11');
  });

  test('with 400 characters', async ({ task }) => {
    const long = `weixin://wxpay/bizpayurl?pr=${'Fk3aVbQzz1'.repeat(37)}`;
    const code = await mountCode({ content: long });
    await picture(code);
    expect(await decoded(code)).toBe(long);
    shows({ task }, 'A11');
  });
});

test('four modules of white stand around it', async ({ task }) => {
  const drawn = await picture(await mountCode());
  const [white, black] = drawn.querySelectorAll<SVGPathElement>('path');
  const [outer, inner] = [white!.getBBox(), black!.getBBox()];
  expect(inner.x - outer.x).toBe(4);
  expect(inner.y - outer.y).toBe(4);
  expect(outer.width - inner.width).toBe(8);
  expect(outer.height - inner.height).toBe(8);
  shows({ task }, 'A11');
});

test('each module is a whole number of pixels, so that its edges are sharp', async () => {
  const drawn = await picture(await mountCode());
  const [, , size] = drawn.getAttribute('viewBox')!.split(' ').map(Number);
  expect(drawn.getBoundingClientRect().width % size!).toBe(0);
});

test('covered, nothing of the old picture is on the page', async () => {
  const code = await mountCode();
  code.covered = true;
  await code.updateComplete;
  expect(code.renderRoot.querySelector('svg, path, [role=img]')).toBeNull();
  expect(code.renderRoot.textContent).toContain('二维码已过期');
});

test('a new text takes the old picture away before the new one is drawn', async () => {
  const code = await mountCode();
  const old = await picture(code);
  code.content = 'weixin://wxpay/bizpayurl?pr=another';
  await code.updateComplete;
  expect(code.renderRoot.contains(old)).toBe(false);
  await picture(code, old);
  expect(await decoded(code)).toBe('weixin://wxpay/bizpayurl?pr=another');
});

test('of two texts set at once, the last is drawn', async () => {
  const code = await mountCode();
  const old = await picture(code);
  code.content = 'first';
  await code.updateComplete;
  code.content = 'weixin://wxpay/bizpayurl?pr=second';
  await code.updateComplete;
  await picture(code, old);
  await expect.poll(() => decoded(code)).toBe('weixin://wxpay/bizpayurl?pr=second');
});

test('a press asks for a new code, once; while that is on its way, presses ask for nothing', async () => {
  const code = await mountCode({ covered: true });
  const asked = vi.fn();
  code.addEventListener('uc-refresh', asked);
  const button = code.renderRoot.querySelector('button')!;
  button.click();
  code.renewing = true;
  await code.updateComplete;
  button.click();
  expect(asked).toHaveBeenCalledOnce();
  expect(code.renderRoot.textContent).toContain('正在换新的二维码');
});

describe('a code that may be saved', () => {
  const save = (code: UcQrCode): HTMLButtonElement | null => code.renderRoot.querySelector('[part=save]');

  test('has a button for it, which axe finds nothing in, and no other code has', async () => {
    expect(save(await mountCode())).toBeNull();
    const code = await mountCode({ savable: true });
    expect(save(code)!.textContent).toBe('保存二维码');
    await expectAccessible(code);
  });

  test('has none while it is not drawn, or is covered', async () => {
    const code = await mountCode({ savable: true, content: '' });
    expect(save(code)).toBeNull();
    await Object.assign(code, { content, covered: true }).updateComplete;
    expect(save(code)).toBeNull();
  });

  test('says so where the browser gives no picture away, and what else can be done; another code knows nothing of it', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const toBlob = vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((callback) => callback(null));
    onTestFinished(() => {
      for (const spy of [warn, toBlob]) spy.mockRestore();
    });
    const code = await mountCode({ savable: true });
    save(code)!.click();
    await expect.poll(() => code.renderRoot.querySelector('[role=status]')!.textContent).toContain('可以截屏保存');
    await expectAccessible(code);
    code.content = 'another';
    await code.updateComplete;
    await picture(code);
    expect(code.renderRoot.querySelector('[role=status]')!.textContent).toBe('');
  });
});

test('a text too long for any code says so and offers another', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    warn.mockRestore();
  });
  const code = await mountCode({ content: 'x'.repeat(5000) });
  await vi.waitFor(() => {
    expect(code.renderRoot.textContent).toContain('二维码没有画出来');
  });
  expect(code.renderRoot.querySelector('button')).not.toBeNull();
});

test('nothing moves for who wants less motion', async () => {
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
  const code = await mountCode({ content: '' });
  const waiting = code.renderRoot.querySelector('.pulse')!;
  expect(waiting.getAnimations()).toEqual([]);
});

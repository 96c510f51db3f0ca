import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { launchAppLink } from '../../src/launchers/app-link';
import { aPage, start, type FakePage, type Launched } from './launched';

const scheme = 'alipays://platformapi/startapp?appId=20000067';
const universal = 'https://pay.wallet.example/open?tn=1';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(url = scheme): Launched & { page: FakePage } {
  const page = aPage();
  return { ...start(launchAppLink, { kind: 'app-link', url }, page), page };
}

const hide = ({ document }: FakePage): void => {
  document.visibilityState = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
};

const absent = { type: 'failed', error: 'app-not-opened' };

test.each([scheme, universal, 'weixin://wap/pay?prepayid=wx20'])('%s is opened in the same tab', (url) => {
  const { reports, page } = open(url);
  expect(page.wentTo).toEqual([url]);
  expect(reports).toEqual([{ type: 'started' }]);
});

test.each([
  'https://evil.com/',
  'javascript:alert(1)',
  'intent://pay/#Intent;scheme=weixin;end',
  'evilpay://x',
  '',
  'http://pay.wallet.example/',
])('%j is not opened', async (url) => {
  const { reports, page } = open(url);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.wentTo).toEqual([]);
  expect(reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
});

describe('a page that stays in front', () => {
  test('after a scheme for two and a half seconds has no such app', async () => {
    const { reports } = open();
    await vi.advanceTimersByTimeAsync(2499);
    expect(reports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(reports).toEqual([{ type: 'started' }, absent]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('after a universal link is given the ten seconds of a slow network', async () => {
    const { reports } = open(universal);
    await vi.advanceTimersByTimeAsync(9999);
    expect(reports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(reports[1]).toEqual(absent);
  });

  test('with a change of visibility that does not hide it has no such app either', async () => {
    const { reports, page } = open();
    page.document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(2500);
    expect(reports[1]).toEqual(absent);
  });
});

describe('nothing more is said of a page that', () => {
  test.each([
    ['is hidden', hide],
    ['loses the focus to the question whether to open the app', ({ window }: FakePage) => void window.dispatchEvent(new Event('blur'))],
    ['is left', ({ window }: FakePage) => void window.dispatchEvent(new Event('pagehide'))],
  ])('%s, even when the payer is back at once', async (_, leave) => {
    const { reports, page } = open();
    await vi.advanceTimersByTimeAsync(1000);
    leave(page);
    page.document.visibilityState = 'visible';
    page.document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([{ type: 'started' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('was hidden by an engine that did not say so', async () => {
    const { reports, page } = open();
    page.document.visibilityState = 'hidden';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('slept, with its timers, while another program was in front', async () => {
    const { reports } = open();
    const slept = performance.now() + 30_000;
    vi.spyOn(performance, 'now').mockReturnValue(slept);
    await vi.advanceTimersByTimeAsync(2500);
    expect(reports).toEqual([{ type: 'started' }]);
    vi.restoreAllMocks();
  });

  test('went on to something else', async () => {
    const { reports, abort } = open();
    abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([{ type: 'started' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

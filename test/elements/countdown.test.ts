import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../src/entries/define-parts';
import type { UcCountdown } from '../../src/elements/countdown';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { mount } from './mount';

async function countdownOf(seconds: number, spoken = false): Promise<UcCountdown> {
  return mount<UcCountdown>(html`<uc-countdown .endsAt=${performance.now() + seconds * 1000} .spoken=${spoken}></uc-countdown>`);
}

function shown(countdown: UcCountdown): string {
  return countdown.renderRoot.querySelector('time')!.textContent;
}

test('axe (wcag22aa) finds nothing', async () => {
  await expectAccessible(await countdownOf(600, true));
});

describe('the time that is left', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('stands in a sentence, in minutes and seconds', async () => {
    const countdown = await countdownOf(29 * 60 + 41);
    expect(countdown.renderRoot.textContent).toContain('请在 29:41 内完成支付');
    countdown.subject = 'code';
    await countdown.updateComplete;
    expect(countdown.renderRoot.textContent).toContain('二维码 29:41 后过期');
  });

  test('is right each second', async () => {
    const countdown = await countdownOf(62);
    const seen = [shown(countdown)];
    for (let second = 0; second < 3; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await countdown.updateComplete;
      seen.push(shown(countdown));
    }
    expect(seen).toEqual(['01:02', '01:01', '01:00', '00:59']);
  });

  test('is right at once after thirty minutes asleep, in which no timer ran', async () => {
    const countdown = await countdownOf(40 * 60);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 30 * 60_000);
    await vi.advanceTimersByTimeAsync(500);
    await countdown.updateComplete;
    expect(shown(countdown)).toBe('10:00');
    vi.mocked(performance.now).mockRestore();
  });

  test.each([24 * 3_600_000, -24 * 3_600_000])('does not change when the device’s clock jumps by %i ms', async (jump) => {
    const countdown = await countdownOf(600);
    vi.setSystemTime(Date.now() + jump);
    await vi.advanceTimersByTimeAsync(1000);
    await countdown.updateComplete;
    expect(shown(countdown)).toBe('09:59');
  });

  test('ends at nothing and goes no further', async () => {
    const countdown = await countdownOf(2);
    await vi.advanceTimersByTimeAsync(10_000);
    await countdown.updateComplete;
    expect(shown(countdown)).toBe('00:00');
  });

  test('is spoken at most twelve times in fifteen minutes, and never by the second', async ({ task }) => {
    const countdown = await countdownOf(15 * 60, true);
    const spoken: string[] = [];
    const region = countdown.renderRoot.querySelector('[aria-live=polite]')!;
    const observer = new MutationObserver(() => spoken.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    for (let passed = 0; passed < 15 * 60; passed += 10) {
      vi.advanceTimersByTime(10_000);
      await countdown.updateComplete;
    }
    await Promise.resolve();
    observer.disconnect();
    expect(spoken).toEqual(['还剩 10 分钟', '还剩 5 分钟', '还剩 3 分钟', '还剩 2 分钟', '还剩 1 分钟', '还剩 30 秒', '还剩 10 秒']);
    expect(countdown.renderRoot.querySelector('[role=timer]')!.getAttribute('aria-live')).toBe('off');
    shows({ task }, 'A8', 90, `${spoken.length} times in 15 minutes`);
    expect(spoken).toContain('还剩 1 分钟');
    shows({ task }, 'A9', 1, 'a minute before');
  });

  test('is not spoken where nobody asked for it', async () => {
    const countdown = await countdownOf(61);
    await vi.advanceTimersByTimeAsync(5000);
    await countdown.updateComplete;
    expect(countdown.renderRoot.querySelector('[aria-live=polite]')!.textContent).toBe('');
  });

  test('is not spoken any more of a code that has been renewed', async () => {
    const countdown = await countdownOf(31, true);
    await vi.advanceTimersByTimeAsync(2000);
    countdown.endsAt = performance.now() + 118_000;
    await countdown.updateComplete;
    expect(countdown.renderRoot.querySelector('[aria-live=polite]')!.textContent).toBe('');
  });

  test('costs no timer once the element is gone, and goes on when it is back', async () => {
    const countdown = await countdownOf(600);
    const home = countdown.parentElement!;
    countdown.remove();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    home.append(countdown);
    await vi.advanceTimersByTimeAsync(500);
    await countdown.updateComplete;
    expect(shown(countdown)).toBe('09:00');
  });
});

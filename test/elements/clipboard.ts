import { onTestFinished, vi } from 'vitest';

/** The clipboard of this browser, for one test. */
export function clipboardThat(writeText: (text: string) => Promise<void>): void {
  const spy = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  onTestFinished(() => {
    spy.mockRestore();
  });
}

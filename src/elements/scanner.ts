import { listen } from './listen.js';

/** Keys closer together than this, in milliseconds, are a scanner's: nobody types twenty a second. */
const burstGapMs = 50;

/** Shorter bursts are a hand that rolls over keys. */
const shortestBurst = 8;

/**
 * Hears a scanner that is connected as a keyboard, wherever the focus is: letters and digits in a burst that ends with Enter. Keys that are
 * typed into a field, ours or another, are left to it.
 * @param signal ends the hearing
 */
export function onScan(take: (text: string) => void, signal: AbortSignal): void {
  let burst = '';
  let lastAt = -Infinity;
  listen(
    document,
    'keydown',
    (event) => {
      const { key, timeStamp, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
      // Scanners hold it for capitals.
      if (key === 'Shift') return;
      const isQuick = timeStamp - lastAt < burstGapMs;
      const before = isQuick ? burst : '';
      burst = '';
      lastAt = timeStamp;
      if (ctrlKey || altKey || metaKey || isField(event.composedPath()[0])) return;
      if (key !== 'Enter') {
        const character = key.normalize('NFKC');
        if (/^[\da-z]$/i.test(character)) burst = before + character;
      } else if (before.length >= shortestBurst) {
        // It would press the button that has the focus.
        event.preventDefault();
        take(before);
      }
    },
    signal,
  );
}

/** Whether a person types into it. */
export function isField(target: EventTarget | null | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

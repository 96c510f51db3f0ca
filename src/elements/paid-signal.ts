import type { Checkout } from '../core/checkout.js';
import type { Environment } from '../model/environment.js';

/** What an element says of how a counter is to hear of money. */
interface SignallingHost {
  readonly sound: boolean;
  readonly vibration: boolean;
  readonly environment: Environment;
}

/** Two tones, in hertz, each begun this many seconds after the first. */
const tones: readonly (readonly [hertz: number, after: number])[] = [
  [880, 0],
  [1320, 0.14],
];

/** Milliseconds on, off and on again. */
const pulses = [120, 60, 120];

/** Lets a counter hear and feel, where it wants to, that the order it has just been watching is paid. */
export function signalPaid(host: SignallingHost, { state }: Checkout, signal: AbortSignal): void {
  let wasUnpaid = false;
  const unsubscribe = state.subscribe(({ page: { name } }) => {
    const isPaid = name === 'paid' || name === 'paid-twice';
    if (isPaid && wasUnpaid && host.environment.terminal === 'scan') {
      if (host.sound) ring();
      // It gives no answer where there is nothing that could shake.
      if (host.vibration) (navigator as Partial<Navigator>).vibrate?.(pulses);
    }
    // An order that was paid before the page was opened is no news.
    wasUnpaid = !isPaid && name !== 'loading';
  });
  signal.addEventListener('abort', unsubscribe);
}

function ring(): void {
  try {
    const { AudioContext: Context } = window as { readonly AudioContext?: typeof AudioContext };
    // Safari has it from 14.1 on.
    if (!Context) return;
    const context = new Context();
    for (const [hertz, after] of tones) {
      const [tone, volume] = [context.createOscillator(), context.createGain()];
      const begin = context.currentTime + after;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.25, begin);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.35);
      tone.connect(volume).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + 0.35);
      if (after > 0) tone.onended = () => void context.close();
    }
  } catch (error) {
    // A page may have no more of them: the receipt is on the screen all the same.
    console.warn('[unified-cashier] The sound could not be played.', error);
  }
}

/** A wallet's bridge is put in place some time after the page; a page that is not in the wallet waits in vain. */
const readyWithinMs = 8000;

/** Scripts that a host page loads late say nothing when they are there, so they are also looked for. */
const lookEveryMs = 250;

/** What is waited for. */
export interface BridgeWait<Bridge> {
  readonly window: Window;
  /** The bridge, once it can be called. */
  readonly find: () => Bridge | undefined;
  /** The event of the document that says so, where there is one: `WeixinJSBridgeReady`. */
  readonly readyEvent?: string;
  readonly signal: AbortSignal;
}

/** Tells of a bridge once: at once where it is there, when it comes, or as absent after eight seconds. Tells nothing once the signal is aborted. */
export function whenBridgeReady<Bridge>(wait: BridgeWait<Bridge>, then: (bridge: Bridge | undefined) => void): void {
  const { window, find, readyEvent, signal } = wait;
  if (signal.aborted) return;
  const found = find();
  if (found) return then(found);
  const stop = (): void => {
    clearTimeout(patience);
    clearInterval(watch);
    if (readyEvent) window.document.removeEventListener(readyEvent, look);
    signal.removeEventListener('abort', stop);
  };
  // Ready is said by whoever likes; it counts once there is a bridge.
  const look = (): void => {
    const bridge = find();
    if (!bridge) return;
    stop();
    then(bridge);
  };
  const patience = setTimeout(() => {
    stop();
    then(find());
  }, readyWithinMs);
  const watch = setInterval(look, lookEveryMs);
  if (readyEvent) window.document.addEventListener(readyEvent, look);
  signal.addEventListener('abort', stop);
}

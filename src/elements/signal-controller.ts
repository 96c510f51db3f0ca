import type { ReadonlySignal } from '@preact/signals-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A host that may be off the page. */
type PlacedHost = ReactiveControllerHost & Pick<Node, 'isConnected'>;

/**
 * Renders a host again when a signal changes. Built on `subscribe()`, so nothing is tracked by accident, nothing is held after the host is
 * gone, and a second copy of signals-core on the page does no harm.
 */
export class SignalController<Value> implements ReactiveController {
  private readonly _host: PlacedHost;
  private readonly _source: () => ReadonlySignal<Value> | undefined;
  private _signal: ReadonlySignal<Value> | undefined;
  private _unsubscribe: (() => void) | undefined;

  /** @param source the signal to follow; asked again before every update, since the host may be handed another */
  constructor(host: PlacedHost, source: () => ReadonlySignal<Value> | undefined) {
    this._host = host;
    this._source = source;
    host.addController(this);
  }

  /** The signal's value now. */
  get value(): Value | undefined {
    return this._source()?.peek();
  }

  hostConnected(): void {
    this._signal = this._source();
    this._unsubscribe = this._signal?.subscribe(() => {
      this._host.requestUpdate();
    });
  }

  hostUpdate(): void {
    // A host may be updated off the page, where nobody would end a subscription.
    if (!this._host.isConnected || this._source() === this._signal) return;
    this.hostDisconnected();
    this.hostConnected();
  }

  hostDisconnected(): void {
    this._unsubscribe?.();
    this._unsubscribe = undefined;
    this._signal = undefined;
  }
}

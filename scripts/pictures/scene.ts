import type { CashierPage } from '../../test/browser/cashier-page';
import type { FaultyProxy } from '../../test/browser/faulty-proxy';
import type { PlaceName } from './places';

/** What a scene is played with. */
export interface Stage {
  readonly page: CashierPage;
  /** The demo's own origin. */
  readonly origin: string;
  /** Stands between the page and the demo, where the scene asks for one. */
  readonly network: FaultyProxy;
}

/** A moment of the demo worth a picture, and the way there. */
export interface Scene {
  readonly name: string;
  /** Where it begins; `/new`, which opens the cashier for a new order, unless told otherwise. */
  readonly path?: string;
  /** The query of `/new`. */
  readonly order?: Readonly<Record<string, string>>;
  readonly steps: (stage: Stage) => Promise<unknown>;
  /** Where it is taken; on the two windows of a PC unless told otherwise. */
  readonly at?: readonly PlaceName[];
  /** The page is opened through the network that does harm. */
  readonly isThroughNetwork?: boolean;
}

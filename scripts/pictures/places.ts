import type { PageOptions } from '../../test/browser/driver';
import { rowOf } from '../../test/browser/terminal-rows';

/** Where a picture is taken. */
export interface Place {
  readonly options: PageOptions;
  /** What the query of `/new` has there. */
  readonly order?: Readonly<Record<string, string>>;
  /** The demo takes the place of a program there, and says so a moment after the page is drawn. */
  readonly hasStandIn?: boolean;
}

const window = { viewport: { width: 1280, height: 800 } };
const narrowWindow = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** A phone that seems to be in the program that a product belongs to. */
function phoneOf(productId: string): PageOptions {
  return { ...rowOf(productId).options, deviceScaleFactor: 2 };
}

const counter = { terminal: 'scan' };

/** The places by the names that the files have. `phone` is a PC's window as narrow as a phone's, where the way to pay is a code too. */
export const places = {
  pc: { options: window },
  phone: { options: narrowWindow },
  wap: { options: phoneOf('wechat-pay.h5') },
  wechat: { options: phoneOf('wechat-pay.jsapi'), hasStandIn: true },
  alipay: { options: phoneOf('alipay.jsapi'), hasStandIn: true },
  unionpay: { options: phoneOf('unionpay.jsapi'), hasStandIn: true },
  'mini-program': { options: phoneOf('wechat-pay.mini-program'), hasStandIn: true },
  'alipay-mini-program': { options: phoneOf('alipay.mini-program'), hasStandIn: true },
  app: { options: phoneOf('wechat-pay.app'), order: { terminal: 'app' }, hasStandIn: true },
  counter: { options: window, order: counter },
  handheld: { options: narrowWindow, order: counter },
} satisfies Record<string, Place>;

/** The name of a place. */
export type PlaceName = keyof typeof places;

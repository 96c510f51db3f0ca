import { askPayer, labelPage, type StandIn } from './stand-in-dialog';

/** What WeChat's bridge tells its caller. */
interface BridgeAnswer {
  readonly err_msg: string;
}

/** The part of WeChat's bridge that a payment needs. */
interface WeixinBridge {
  readonly invoke: (method: string, parameters: Readonly<Record<string, string>>, callback: (answer: BridgeAnswer) => void) => void;
}

declare global {
  interface Window {
    WeixinJSBridge?: WeixinBridge;
  }
}

const wechat: StandIn = { name: '微信', place: '微信' };

/** Takes the place of WeChat's bridge where the program has none, says so on the page, and never where there is one. */
export function standInForWechat(): void {
  if (window.WeixinJSBridge !== undefined) return;
  labelPage(wechat);
  const standIn: WeixinBridge = {
    invoke: (method, parameters, callback) => {
      if (method !== 'getBrandWCPayRequest') return callback({ err_msg: `${method}:fail_nosupport` });
      void askPayer(wechat, parameters['package'] ?? '').then((outcome) => {
        // A wallet that never calls back: what a page must survive.
        if (outcome !== 'silence') callback({ err_msg: `get_brand_wcpay_request:${outcome}` });
      });
    },
  };
  window.WeixinJSBridge = standIn;
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
}

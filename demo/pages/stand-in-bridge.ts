import { askPayer } from './stand-in-dialog';

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

/** Takes the place of WeChat's bridge where the program has none, says so on the page, and never where there is one. */
export function installStandInBridge(): void {
  if (window.WeixinJSBridge !== undefined) return;
  const label = document.createElement('p');
  label.className = 'stand-in-label';
  label.textContent = '演示用微信替身';
  document.body.append(label);
  const standIn: WeixinBridge = {
    invoke: (method, parameters, callback) => {
      if (method !== 'getBrandWCPayRequest') return callback({ err_msg: `${method}:fail_nosupport` });
      void askPayer(parameters['package'] ?? '').then((outcome) => {
        // A wallet that never calls back: what a page must survive.
        if (outcome !== 'silence') callback({ err_msg: `get_brand_wcpay_request:${outcome}` });
      });
    },
  };
  window.WeixinJSBridge = standIn;
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
}

import { askPayer, labelPage, type StandIn } from './stand-in-dialog';

/** The part of Alipay's bridge that a payment needs. */
interface AlipayBridge {
  readonly call: (
    method: string,
    parameters: { readonly tradeNO?: string },
    callback: (answer: { readonly resultCode: string } | { readonly error: number; readonly errorMessage: string }) => void,
  ) => void;
}

declare global {
  interface Window {
    AlipayJSBridge?: AlipayBridge;
  }
}

const alipay: StandIn = { name: '支付宝', place: '支付宝' };

const resultCodes = { ok: '9000', cancel: '6001', fail: '4000' } as const;

/** Takes the place of Alipay's bridge where the program has none, says so on the page, and never where there is one. */
export function standInForAlipay(): void {
  if (window.AlipayJSBridge !== undefined) return;
  labelPage(alipay);
  const standIn: AlipayBridge = {
    call: (method, { tradeNO = '' }, callback) => {
      if (method !== 'tradePay') return callback({ error: 1, errorMessage: '接口不存在' });
      void askPayer(alipay, tradeNO).then((outcome) => {
        if (outcome !== 'silence') callback({ resultCode: resultCodes[outcome] });
      });
    },
  };
  window.AlipayJSBridge = standIn;
  document.dispatchEvent(new Event('AlipayJSBridgeReady'));
}

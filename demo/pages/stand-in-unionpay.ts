import { askPayer, labelPage, type StandIn } from './stand-in-dialog';

/** The part of UnionPay's SDK that a payment needs. */
interface Upsdk {
  readonly ready: (then: () => void) => void;
  readonly pay: (call: {
    readonly tn: string;
    readonly success: () => void;
    readonly fail: (failure: { readonly code: string; readonly msg: string }) => void;
  }) => void;
}

declare global {
  interface Window {
    upsdk?: Upsdk;
  }
}

const unionpay: StandIn = { name: '云闪付', place: '云闪付' };

/** Takes the place of UnionPay's SDK where the page has none, says so on the page, and never where there is one. */
export function standInForUnionpay(): void {
  if (window.upsdk !== undefined) return;
  labelPage(unionpay);
  window.upsdk = {
    ready: (then) => then(),
    pay: ({ tn, success, fail }) => {
      void askPayer(unionpay, tn).then((outcome) => {
        if (outcome === 'ok') success();
        if (outcome === 'cancel') fail({ code: '01', msg: '用户取消支付' });
        if (outcome === 'fail') fail({ code: '02', msg: '支付失败' });
      });
    },
  };
}

import './pay.css';
import { standInForAlipay } from './stand-in-alipay';
import { standInForApp } from './stand-in-app';
import { standInForAlipayMiniProgram, standInForWechatMiniProgram } from './stand-in-mini-program';
import { standInForUnionpay } from './stand-in-unionpay';
import { standInForWechat } from './stand-in-wechat';

/** By the name that the server sets as `data-stand-in` on the tag or around it. */
const standIns: ReadonlyMap<string, (cashier: Element) => void> = new Map([
  ['wechat', standInForWechat],
  ['alipay', standInForAlipay],
  ['unionpay', standInForUnionpay],
  ['wechat-mini-program', standInForWechatMiniProgram],
  ['alipay-mini-program', standInForAlipayMiniProgram],
  ['app', standInForApp],
]);

/** A program that really shows the page, and what it lacks there and in its mini programs. */
const programs: readonly { readonly pattern: RegExp; readonly page: string; readonly miniProgram?: string }[] = [
  { pattern: /MicroMessenger/i, page: 'wechat', miniProgram: 'wechat-mini-program' },
  { pattern: /AlipayClient/i, page: 'alipay', miniProgram: 'alipay-mini-program' },
  { pattern: /com\.unionpay\.(chsp|mobilepay)|CloudPay/i, page: 'unionpay' },
];

/** Where the server says the terminal or the program, and the page is in no such program. */
const rehearsals: Readonly<Record<string, string>> = {
  wechat: 'wechat',
  app: 'app',
  'mini-program': 'wechat-mini-program',
  alipay: 'alipay',
  unionpay: 'unionpay',
};

// A wallet puts its bridge into the page a moment after the page's own scripts; the stand-in must not get there first.
const patienceMs = 300;

const cashier = document.querySelector('unified-cashier');
if (cashier) install(cashier);

function install(cashier: Element): void {
  const terminal = cashier.getAttribute('terminal') ?? '';
  const program = terminal === 'app' ? undefined : programs.find(({ pattern }) => pattern.test(navigator.userAgent));
  const isMiniProgram = terminal === 'mini-program' || /miniProgram/i.test(navigator.userAgent);
  const shown = isMiniProgram ? program?.miniProgram : program?.page;
  const stated = cashier.closest('[data-stand-in]')?.getAttribute('data-stand-in');
  const rehearsed = rehearsals[terminal] ?? rehearsals[cashier.getAttribute('host') ?? ''];
  const standIn = standIns.get(stated ?? shown ?? rehearsed ?? '');
  if (!standIn) return;
  if (program) setTimeout(() => standIn(cashier), patienceMs);
  else standIn(cashier);
}

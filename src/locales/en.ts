import type { FirstMessages } from './messages.js';

/** English, what the first screen says. */
export const en: FirstMessages = {
  'summary.amount': 'Amount due',
  'summary.order-amount': 'Order amount',
  'summary.subject': 'Goods',
  'summary.order-no': 'Order number',
  'summary.payee': 'Payee',
  'summary.region': 'Your order',
  'methods.legend': 'Choose how to pay',
  'methods.recommended': 'Recommended',
  'methods.bank': 'Bank cards and e-banking',
  'methods.maintenance': 'Under maintenance, not available now',
  'methods.none': 'No way to pay works here',
  'methods.none.detail': 'Please open this page on another device or in another browser, or ask the merchant.',
  'methods.open-in-wechat': 'Open this page in WeChat to use WeChat Pay',
  'product.wechat-pay.native.name': 'WeChat Pay',
  'product.wechat-pay.native.hint': 'Scan a code with WeChat',
  'product.wechat-pay.jsapi.name': 'WeChat Pay',
  'product.wechat-pay.jsapi.hint': 'Pay right here in WeChat',
  'pay.button': '{{method}} {{amount}}',
  'loading.heading': 'Opening the cashier',
  'choosing.heading': 'Choose how to pay',
};

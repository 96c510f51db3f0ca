const channels: Readonly<Record<string, string>> = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  unionpay: '银联',
  'jd-pay': '京东支付',
};

const products: Readonly<Record<string, string>> = {
  native: '扫码',
  qr: '扫码',
  page: '电脑网站',
  wap: '手机网站',
  h5: 'H5',
  jsapi: '钱包内网页',
  app: 'App',
  'mini-program': '小程序',
  'payer-code': '付款码',
  huabei: '花呗分期',
  baitiao: '白条',
  instalment: '分期',
};

const statuses: Readonly<Record<string, string>> = {
  open: '待付款',
  pending: '待付款',
  paying: '付款中',
  paid: '已付款',
  failed: '失败',
  closed: '已关闭',
  expired: '已超时',
};

const answers: Readonly<Record<string, string>> = { unpaid: '渠道说未付', 'in-progress': '渠道说付款中', unknown: '渠道尚无定论' };

const refunds: Readonly<Record<string, string>> = {
  processing: '退款中',
  succeeded: '已退款',
  abnormal: '异常，须人工处理',
  offline: '须线下退款',
};

const differences: Readonly<Record<string, string>> = {
  unbooked: '渠道有，账上没有',
  unbilled: '账上有，账单没有',
  amount: '金额不符',
  fee: '手续费不符',
};

/** A word that is not known is shown as it is. */
const wordOf =
  (words: Readonly<Record<string, string>>) =>
  (name: string): string =>
    words[name] ?? name;

export const channelWord = wordOf(channels);
export const statusWord = wordOf(statuses);
export const answerWord = wordOf(answers);
export const refundWord = wordOf(refunds);
export const differenceWord = wordOf(differences);

/** A product by its channel's name and its own. */
export function productWords(productId: string): string {
  const [channel = '', product = ''] = productId.split('.');
  return `${channelWord(channel)} · ${wordOf(products)(product)}`;
}

/** Minor units of yuan, as money. */
export const yuan = (fen: number): string => new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(fen / 100);

/** A moment, by the clock of who looks. */
export const clock = (time: string): string =>
  new Date(time).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

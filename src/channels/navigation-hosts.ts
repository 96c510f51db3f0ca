/** Where channels lead a browser or a scanned code: hosts and, with a leading dot, all below them. Named here, so that nothing else is followed. */
export const navigationHosts: readonly string[] = [
  'open.weixin.qq.com',
  'wx.tenpay.com',
  '.pay.weixin.qq.com',
  'openapi.alipay.com',
  'openauth.alipay.com',
  'qr.alipay.com',
  'mclient.alipay.com',
  'gateway.95516.com',
  'qr.95516.com',
];

/** The schemes that a code or link may hand to a wallet. */
export const walletSchemes: readonly string[] = ['weixin:', 'alipays:', 'upwallet:', 'uppaywallet:'];

/** Known causes behind a failed bridge call, for the merchant's developer; the payer reads none of this. */
const causes: readonly { readonly pattern: RegExp; readonly cause: string }[] = [
  {
    pattern: /no.?permission/i,
    cause: 'The page is not below a registered payment directory (支付授权目录), or WeChat has not yet loaded its change.',
  },
  {
    pattern: /nosupport|function_not_exist/i,
    cause: 'This client has no payment bridge; desktop WeChat and some WeCom builds do not. Offer a code.',
  },
  { pattern: /total_fee/i, cause: 'The prepay_id is over two hours old, or was made for another appid.' },
  { pattern: /openid|sign|签名/i, cause: 'The parameters were signed with another key or appid, or a letter case was changed.' },
];

/** What a developer should look at first. */
export function explainBridgeFailure(word: string): string {
  const known = causes.find(({ pattern }) => pattern.test(word));
  return (
    known?.cause ??
    'WeChat refused the call: check the payment directory, the appid and openid, the referrer policy and that the page is https.'
  );
}

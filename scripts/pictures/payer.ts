import type { Stage } from './scene';

/** Chooses a wallet and presses the button that pays with it; the button's name ends with the amount, which a method's does not. */
export async function pay({ page }: Stage, method = '微信支付'): Promise<void> {
  await page.waitForState('choosing');
  await page.clickElement(`input[value^="${productsOf[method] ?? ''}"]`);
  await page.clickButton(new RegExp(`^${method} ¥`));
}

const productsOf: Readonly<Record<string, string>> = {
  微信支付: 'wechat-pay.',
  支付宝: 'alipay.',
  银联云闪付: 'unionpay.',
  微信付款码: 'wechat-pay.payer-code',
  支付宝付款码: 'alipay.payer-code',
  云闪付付款码: 'unionpay.payer-code',
};

/** Pays as far as the code and reads it from the screen. */
export async function showCode(stage: Stage): Promise<string> {
  await pay(stage);
  await stage.page.waitForState('awaiting');
  return stage.page.decodeCode();
}

/** Pays as far as the wallet's own page. */
export async function goToWallet(stage: Stage, method?: string): Promise<void> {
  await pay(stage, method);
  await stage.page.waitForText('沙箱：不会产生真实扣款');
}

/** Does on the payer's phone what the sandbox knows: `scan`, `pay`, `cancel` or `fail`. */
export async function act({ origin }: Stage, content: string, act: string): Promise<void> {
  const response = await fetch(`${origin}/sandbox/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ content, act }),
  });
  if (!response.ok) throw new Error(`The sandbox refused to ${act}: ${response.status} ${await response.text()}`);
}

/** Has a scanner read a WeChat payer's code that needs no password (`pay`), or one (`password`). */
export async function readPayerCode(stage: Stage, outcome: 'pay' | 'password'): Promise<void> {
  const { page, origin } = stage;
  const response = await fetch(`${origin}/sandbox/payer-code?channel=wechat-pay&outcome=${outcome}`);
  const { payerCode } = (await response.json()) as { payerCode: string };
  await collectCode(stage);
  await page.type(payerCode);
  await page.press('Enter');
}

/** Gets as far as the field for the payer's code. */
export async function collectCode(stage: Stage): Promise<void> {
  await pay(stage, '微信付款码');
  await stage.page.waitForState('collecting-code');
  await stage.page.waitFor(`/付款码/.test(cashierPage.focusedText())`);
}

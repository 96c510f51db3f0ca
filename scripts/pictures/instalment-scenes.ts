import type { Scene, Stage } from './scene';

/** Instalments up front: chosen with their plans, in the wallet, and as the wallet confirmed them. */
export const instalmentScenes: readonly Scene[] = [
  { name: 'instalments', at: ['pc', 'wap'], steps: chooseSixPeriods },
  { name: 'wallet-instalments', at: ['wap'], steps: goToWallet },
  {
    name: 'paid-instalments',
    at: ['pc', 'wap'],
    steps: async (stage) => {
      await goToWallet(stage);
      await stage.page.clickButton(/^确认付款$/);
      await stage.page.waitForText('支付成功', { timeoutMs: 30_000 });
    },
  },
];

async function chooseSixPeriods({ page }: Stage): Promise<void> {
  await page.waitForState('choosing');
  await page.clickElement('input[value="alipay.huabei"]');
  await page.waitForText('× 6 期');
  await page.clickElement('label:has(input[value="6"])');
  await page.waitForText('6 期 · 首期');
}

async function goToWallet(stage: Stage): Promise<void> {
  await chooseSixPeriods(stage);
  await stage.page.clickButton(/^用花呗分期支付/);
  await stage.page.waitForText('沙箱：不会产生真实扣款');
}

import type { Scene } from './scene';

/** The demo's own pages around the cashier. */
export const demoScenes: readonly Scene[] = [
  { name: 'shop', path: '/', steps: ({ page }) => page.waitForText('去结算') },
  {
    name: 'payer-code',
    path: '/phone',
    steps: async ({ page }) => {
      await page.clickButton(/^出示付款码$/);
      await page.waitForText('等待商户扫码');
      await page.evaluate(`document.querySelector('#payer-code').scrollIntoView()`);
    },
  },
];

import { collectCode, goToWallet, pay, readPayerCode } from './payer';
import type { Scene, Stage } from './scene';

/** The other terminals: what is offered there, how the wallet is reached, and how the payer comes back. */
export const terminalScenes: readonly Scene[] = [
  {
    name: 'choosing',
    at: ['pc', 'phone', 'wap', 'wechat', 'alipay', 'unionpay', 'mini-program', 'alipay-mini-program', 'app', 'counter', 'handheld'],
    steps: ({ page }) => page.waitForText('内完成支付'),
  },
  {
    name: 'guide',
    at: ['wechat'],
    steps: async ({ page }) => {
      await page.clickButton(/^支付宝.*怎么打开|^怎么打开/);
      await page.waitForText('复制链接');
    },
  },
  { name: 'wallet-wechat-pay', at: ['wap'], steps: (stage) => goToWallet(stage, '微信支付') },
  { name: 'wallet-alipay', at: ['pc', 'wap'], steps: (stage) => goToWallet(stage, '支付宝') },
  { name: 'wallet-unionpay', at: ['wap'], steps: (stage) => goToWallet(stage, '银联云闪付') },
  {
    name: 'back-unpaid',
    at: ['wap'],
    steps: async (stage) => {
      await goToWallet(stage);
      await stage.page.clickButton(/^取消并返回商家$/);
      await stage.page.waitForText('我已完成支付', { timeoutMs: 20_000 });
    },
  },
  {
    name: 'cancelled',
    at: ['wechat'],
    steps: async (stage) => {
      await pay(stage);
      await stage.page.clickButton(/^取消$/);
      await stage.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
    },
  },
  {
    name: 'stand-in',
    at: ['app'],
    steps: async (stage) => {
      await pay(stage);
      await stage.page.waitForText('不回应');
    },
  },
  {
    name: 'paid-alipay',
    at: ['wap'],
    steps: async (stage) => {
      await goToWallet(stage, '支付宝');
      await stage.page.clickButton(/^确认付款$/);
      await seeReceipt(stage);
    },
  },
  {
    name: 'paid-unionpay',
    at: ['unionpay'],
    steps: async (stage) => {
      await pay(stage, '银联云闪付');
      await stage.page.clickButton(/^付款$/);
      await seeReceipt(stage);
    },
  },
  { name: 'collecting-code', at: ['counter', 'handheld'], steps: collectCode },
  { name: 'password', at: ['counter'], steps: askPassword },
  {
    name: 'reversing',
    at: ['counter'],
    steps: async (stage) => {
      await askPassword(stage);
      await stage.page.clickButton(/^撤销收款$/);
      await stage.page.waitForText('正在撤销这笔收款');
    },
  },
  {
    name: 'paid-payer-code',
    at: ['counter'],
    steps: async (stage) => {
      await readPayerCode(stage, 'pay');
      await seeReceipt(stage);
    },
  },
];

async function askPassword(stage: Stage): Promise<void> {
  await readPayerCode(stage, 'password');
  await stage.page.waitForText('请顾客在手机上确认付款', { timeoutMs: 20_000 });
}

async function seeReceipt({ page }: Stage): Promise<void> {
  await page.waitForText('支付成功', { timeoutMs: 30_000 });
}

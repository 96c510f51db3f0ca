import { act, pay, showCode } from './payer';
import type { Scene } from './scene';

/** A code on a PC, and everything that may become of it. */
export const codeScenes: readonly Scene[] = [
  { name: 'code', steps: showCode },
  {
    name: 'code-over',
    order: { actionExpiresInMs: '1500' },
    steps: async (stage) => {
      await pay(stage);
      await stage.page.waitForState('code-expired');
    },
  },
  {
    name: 'scanned',
    steps: async (stage) => {
      await act(stage, await showCode(stage), 'scan');
      await stage.page.waitForText('已扫码', { timeoutMs: 30_000 });
    },
  },
  {
    name: 'confirming',
    steps: async (stage) => {
      // A payment that is under way on the phone cannot be given up here.
      await act(stage, await showCode(stage), 'scan');
      await stage.page.clickButton(/换一种方式/);
      await stage.page.waitForState('confirming');
    },
  },
  {
    // A part of the page was lost on the way; a reload goes on with the attempt.
    name: 'incomplete',
    isThroughNetwork: true,
    order: { products: 'wechat-pay.native' },
    steps: async (stage) => {
      const { page, network } = stage;
      await page.waitForState('choosing');
      network.on({ path: /\/chunks\/(launch|qr-code)[^/]*\.js$/, times: Infinity, fault: { kind: 'lose-request' } });
      await pay(stage);
      await page.waitForText('刷新页面');
    },
  },
  {
    name: 'outcome-unknown',
    isThroughNetwork: true,
    steps: async (stage) => {
      const { page, network } = stage;
      await page.waitForState('choosing');
      network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault: { kind: 'lose-answer' } });
      network.on({ path: /\/sessions\/[^/]+(\/status)?$/, times: Infinity, fault: { kind: 'lose-request' } });
      await pay(stage);
      await page.waitForState('outcome-unknown');
    },
  },
  {
    name: 'paid',
    steps: async (stage) => {
      await act(stage, await showCode(stage), 'pay');
      await stage.page.waitForText('支付成功', { timeoutMs: 30_000 });
    },
  },
  {
    name: 'failed',
    steps: async (stage) => {
      await act(stage, await showCode(stage), 'fail');
      await stage.page.waitForText('支付没有成功', { timeoutMs: 30_000 });
    },
  },
];

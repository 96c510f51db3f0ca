import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { OfferList } from '../../src/model/offer';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey, startNetwork } from './journey';
import { launchBrowser } from './playwright-driver';
import { wechatPhone } from './wechat-phone';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/**
 * A bridge as WeChat puts it in place, whose answers are told beforehand, one a call: `act` is what the payer does in the wallet's own
 * window, `says` what the bridge answers, `nothing` when it never calls back.
 */
function bridge(script: readonly { act?: string; says: string }[]): string {
  return `{
    const script = ${JSON.stringify(script)};
    globalThis.invocations = Number(sessionStorage.getItem('invocations') ?? 0);
    const standIn = {
      async invoke(name, parameters, callback) {
        const { act, says } = script[Math.min(globalThis.invocations, script.length - 1)];
        sessionStorage.setItem('invocations', ++globalThis.invocations);
        if (act) {
          const body = JSON.stringify({ content: parameters.package, act });
          await fetch('/sandbox/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
        }
        if (says !== 'nothing') callback({ err_msg: says });
      },
    };
    // The demo's own stand-in gives way to a bridge that is there.
    window.WeixinJSBridge = standIn;
  }`;
}

async function beginInWechat(initScript: string, { onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Journey> {
  const journey = await Journey.begin(browser, {}, { ...wechatPhone, initScript }, undefined, onTestFinished);
  await journey.pay();
  return journey;
}

const theyAreOne = async (journey: Journey) => expect(await journey.ledger()).toHaveLength(1);

describe.concurrent('WeChat’s bridge', () => {
  test('takes the openid round trip, answers ok, and the page is paid by the server’s word', async (context) => {
    const journey = await beginInWechat(bridge([{ act: 'pay', says: 'get_brand_wcpay_request:ok' }]), context);
    await journey.page.waitForState('paid');
    expect(await journey.page.evaluate('globalThis.invocations')).toBe(1);
    await theyAreOne(journey);
    await journey.expectNoHarm();
  });

  test('that answers ok without any payment is not believed', async (context) => {
    const journey = await beginInWechat(bridge([{ says: 'get_brand_wcpay_request:ok' }]), context);
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 30_000 });
    expect(await journey.page.text()).toMatch(/继续支付[^]*换一种方式/);
    expect(await journey.ledger()).toMatchObject([{ tradeState: 'NOTPAY' }]);
    await journey.expectNoHarm();
  });

  test('that says cancel is asked about first, and then the same attempt is paid', async (context) => {
    const journey = await beginInWechat(
      bridge([
        { act: 'cancel', says: 'get_brand_wcpay_request:cancel' },
        { act: 'pay', says: 'get_brand_wcpay_request:ok' },
      ]),
      context,
    );
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 30_000 });
    await journey.page.clickButton(/^继续支付$/);
    await journey.page.waitForState('paid');
    await theyAreOne(journey);
    await journey.expectNoHarm();
  });

  test('that says cancel after the payer has paid does not hide the payment', async (context) => {
    const journey = await beginInWechat(bridge([{ act: 'pay', says: 'get_brand_wcpay_request:cancel' }]), context);
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });

  test('that fails for want of money shows why, and another try is open', async (context) => {
    const journey = await beginInWechat(bridge([{ act: 'fail', says: 'get_brand_wcpay_request:fail' }]), context);
    await journey.page.waitForState('failed');
    expect(await journey.page.text()).toContain('余额不足');
    await journey.expectNoHarm();
  });

  test('that fails without a reason leaves both ways on', async (context) => {
    const journey = await beginInWechat(bridge([{ says: 'getBrandWCPayRequest:fail_no permission to execute' }]), context);
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 30_000 });
    await journey.page.clickButton(/^换一种方式$/);
    await journey.page.waitForState('choosing');
    await journey.expectNoHarm();
  });

  test('that never answers and was not paid is asked about, and both ways on are shown', async (context) => {
    const journey = await beginInWechat(bridge([{ says: 'nothing' }]), context);
    await journey.page.waitForState('awaiting');
    expect(await journey.page.text()).toContain('我已完成支付');
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 40_000 });
    await journey.expectNoHarm();
    shows(context, 'R16');
  });

  test('has a stand-in in the demo, labelled as one, that pays', async (context) => {
    const journey = await beginInWechat('', context);
    await journey.page.waitForText('演示用微信替身');
    await journey.page.clickButton(/^付款/);
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });

  test('is not offered in WeChat on a desktop, where a code is', async (context) => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) XWEB/11159 Flue';
    const journey = await Journey.begin(browser, {}, { userAgent }, undefined, context.onTestFinished);
    await journey.page.waitForState('choosing');
    const { offers, exclusions } = await journey.page.explain<OfferList>();
    expect(offers.map(({ productId }) => productId)).toEqual(['wechat-pay.native']);
    expect(exclusions.find(({ productId }) => productId === 'wechat-pay.jsapi')?.reason).toBe('terminal');
    await journey.expectNoHarm();
  });

  test('reloaded while it waits asks first and then goes on with the same attempt', async (context) => {
    const journey = await beginInWechat(bridge([{ says: 'nothing' }, { act: 'pay', says: 'get_brand_wcpay_request:ok' }]), context);
    await journey.page.waitForState('awaiting');
    await journey.page.reload();
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 30_000 });
    await journey.page.clickButton(/^继续支付$/);
    await journey.page.waitForState('paid');
    await theyAreOne(journey);
    await journey.expectNoHarm();
  });

  test('is not reached when WeChat does not say who pays, and the payer may try again', async (context) => {
    const network = await startNetwork(context.onTestFinished);
    const journey = await Journey.begin(
      browser,
      {},
      { ...wechatPhone, initScript: bridge([{ act: 'pay', says: 'get_brand_wcpay_request:ok' }]) },
      network,
      context.onTestFinished,
    );
    const refuse = (json: unknown): unknown => {
      const { searchParams } = new URL((json as { redirectUrl: string }).redirectUrl);
      return { redirectUrl: `${network.url}/wechat/callback?code=made-up&state=${searchParams.get('state') ?? ''}` };
    };
    network.on({ method: 'POST', path: /\/authorizations$/, fault: { kind: 'replace-json', replace: refuse } });
    await journey.pay();
    expect(await journey.page.waitForText('authorization-refused')).toMatch(/没有扣款/);
    expect(await journey.ledger()).toEqual([]);
    await journey.expectNoHarm();
  });
});

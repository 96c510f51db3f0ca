/** Secrets are planted wherever one could be; none of them is in what the inspector shows and copies. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import type { Gateway, GatewayFailure } from '../../src/core/gateway';
import type { Payment } from '../../src/model/payment';
import type { Session } from '../../src/model/session';
import { cashierStates, shownText } from '../fixtures/cashier-states';
import { ScriptedGateway } from '../fixtures/scripted-gateway';
import { samplePayment, sampleSession, sessionId } from '../fixtures/session';
import { pay, scanCode, walletThat, type CashierState } from '../fixtures/state-parts';
import { environments } from '../fixtures/terminals';
import { addressWith, copiedText, inspectedIn, inspectorOf } from './inspected';

const payerCode = '134579864312468753';
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
const prepayId = 'wx201410272009395522657a690389285100';
const inAddress = 'canaryInTheQuery42';
const text = `canaryText7 ${openid} ${sessionId} https://shop.example/pay?token=${inAddress}`;

/** Everything that a server can say in words of its own. */
const talkative: Partial<Session> = {
  order: { ...sampleSession().order, subject: text, payee: { name: text, displayName: text } },
  authorization: { status: 'granted', host: text },
  returnUrl: `https://shop.example/?token=${inAddress}`,
};

function sessionWith(changes: Partial<Session>): () => ScriptedGateway {
  return () => new ScriptedGateway(sampleSession({ ...talkative, ...changes }));
}

function attemptWith(changes: Partial<Payment>, products = 'wechat-pay.native'): () => ScriptedGateway {
  return () =>
    Object.assign(new ScriptedGateway(sampleSession({ ...talkative, products: [{ productId: products }] })), { attempt: changes });
}

function answerWith(failure: Partial<GatewayFailure>): Gateway['createPayment'] {
  return () => Promise.resolve({ ok: false, failure: { certainty: 'unknown', code: 'gateway-error', detail: text, ...failure } });
}

const parameters = {
  appId: 'wx8888888888888888',
  timeStamp: '1795311090',
  nonceStr: openid,
  package: `prepay_id=${prepayId}`,
  signType: 'RSA',
  paySign: inAddress,
};
const bridgeAnswer: LaunchReport = {
  type: 'answered',
  claim: 'fail',
  params: { err_msg: `get_brand_wcpay_request:fail ${text} ${prepayId}`, other: openid },
};

const planted: Readonly<Record<string, CashierState>> = {
  'a payer’s code at a counter': {
    page: 'awaiting',
    environment: environments.counter,
    gateway: attemptWith({ action: { kind: 'wait' }, status: 'paying' }, 'wechat-pay.payer-code'),
    acts: [pay, scanCode],
  },
  'a code on the screen': {
    ...cashierStates['awaiting a scan'],
    gateway: attemptWith({ action: { kind: 'qr-code', content: `weixin://wxpay/bizpayurl?pr=${inAddress}` } }),
  },
  'a wallet that repeats what it was called with': {
    page: 'awaiting',
    gateway: attemptWith({ action: { kind: 'wechat-jsapi', parameters }, actionExpiresInMs: undefined }),
    launchers: walletThat(bridgeAnswer),
    acts: [pay],
  },
  'a server that fails in many words': {
    page: 'outcome-unknown',
    gateway: () => new ScriptedGateway(sampleSession(talkative), { createPayment: answerWith({}) }),
    acts: [pay],
  },
  'a code of a failure that is none': {
    page: 'outcome-unknown',
    gateway: () =>
      new ScriptedGateway(sampleSession(talkative), { createPayment: answerWith({ code: text as never, certainty: 'unknown' }) }),
    acts: [pay],
  },
  'a payer who is sent to say who it is': {
    page: 'authorizing',
    gateway: () =>
      new ScriptedGateway(sampleSession({ ...talkative, authorization: { status: 'none' } }), {
        createPayment: answerWith({ code: 'authorization-needed', certainty: 'refused' }),
        createAuthorization: () =>
          Promise.resolve({ ok: true, value: { redirectUrl: `https://open.weixin.qq.com/connect?state=${inAddress}&openid=${openid}` } }),
      }),
    launchers: walletThat(),
    acts: [pay],
  },
  'an attempt that failed, with its reasons': {
    page: 'failed',
    gateway: sessionWith({ payments: [samplePayment({ status: 'failed', failure: { code: text, message: text } })] }),
  },
  'a product in maintenance, and one that nobody knows': {
    page: 'choosing',
    gateway: sessionWith({
      products: [
        { productId: 'wechat-pay.native', maintenance: { reason: text, endsInMs: 60_000 } },
        { productId: 'alipay.qr' },
        { productId: text },
      ],
    }),
  },
};

/** Planted in every one of them, whatever else is. */
const everywhere = [sessionId, openid, prepayId, payerCode, inAddress, 'canaryText7', 'canaryText'];

describe('none of the session id, the key, the payer’s code, an identity and the address’s query is in it', () => {
  test.each(Object.entries(planted))('%s', async (_, state) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => {
      warn.mockRestore();
    });
    addressWith(`token=${inAddress}&out_trade_no=A1&sign=${openid}&method=alipay.trade.page.pay.return&charset=utf-8`);
    const { cashier, gateway } = await inspectedIn(state);
    const inspector = inspectorOf(cashier)!;
    const written = (await copiedText(inspector)) + shownText(inspector) + JSON.stringify(inspector.record);
    // It has been looked at: a text without secrets is easily one without anything.
    expect(written).toContain('getSession ok');
    for (const secret of [...everywhere, ...gateway.keys]) expect(written.includes(secret), secret).toBe(false);
  });
});

test('what was planted would have been found', async () => {
  const { cashier, gateway } = await inspectedIn(planted['a payer’s code at a counter']!);
  expect(gateway.keys.size).toBe(1);
  expect(shownText(cashier)).toContain('canaryText7');
});

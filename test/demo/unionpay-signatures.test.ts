import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeUnionpayCredentials, type CertifiedKey, type UnionpayCredentials } from '../../demo/channels/unionpay/certificates';
import { signFields, readSignedForm } from '../../demo/channels/unionpay/signatures';
import { NotificationRefusal } from '../../demo/merchant/channels/channel-adapter';
import { isSignedByUnionpay, signMessage } from '../../demo/merchant/channels/unionpay-signatures';
import { actOnPage, enterCashier, makeAttempt, readPageForm } from './channel-shop';
import { merId, openUnionpayShop, type UnionpayShop } from './unionpay-shop';
import { until } from './shopper';
import { shows } from '../reliability/shows';

type Fields = Readonly<Record<string, string>>;

let shop: UnionpayShop;
let stranger: UnionpayCredentials;
let returned: Fields;
let notified: string;
let number: string;

beforeAll(async () => {
  [shop, stranger] = await Promise.all([openUnionpayShop(), makeUnionpayCredentials()]);
  const attempt = makeAttempt(shop, 'page');
  number = attempt.outTradeNo;
  const { page } = await actOnPage(await enterCashier(shop, attempt), 'pay');
  returned = readPageForm(page)?.fields ?? {};
  [notified = ''] = await until(
    () => Promise.resolve(shop.notificationBodies),
    ({ length }) => length > 0,
  );
}, 60_000);
afterAll(() => shop.close());
afterEach(() => void vi.useRealTimers());

const readReturn = (fields: Fields): string | undefined => shop.adapter.readReturn?.(fields);
const readNotification = (body: string) => () => shop.adapter.readNotification(new Headers(), body);

/** The same message under another's signature. */
const signedBy = (platform: CertifiedKey, fields: Fields = returned): Fields => {
  const { signature: _, ...bare } = fields;
  return signFields(bare, { ...shop.issued, platform });
};

// Half a character, which no form can carry, is not among them.
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 24 })
  .filter((value) => !/[\r\n\0]/.test(value) && Buffer.from(value).toString() === value);
const message = fc.dictionary(fc.stringMatching(/^x[A-Za-z]{0,11}$/), text, { maxKeys: 8 });

describe('a return', () => {
  test('that UnionPay signed says which order it is about', () => {
    expect(readReturn(returned)).toBe(number);
    expect(readReturn(signedBy(shop.issued.platform))).toBe(number);
  });

  test('of which anything was altered says nothing', () => {
    const names = Object.keys(returned).filter((name) => name !== 'signature');
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        fc.pre(returned[name] !== value);
        expect(readReturn({ ...returned, [name]: value })).toBeUndefined();
        const { [name]: _, ...rest } = returned;
        expect(readReturn(rest)).toBeUndefined();
        expect(readReturn({ ...returned, act: 'pay' })).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('with another signature, or none, says nothing', () => {
    const { signature: _, ...unsigned } = returned;
    expect(readReturn(unsigned)).toBeUndefined();
    expect(readReturn({})).toBeUndefined();
    expect(readReturn({ ...returned, signature: 'AAAA' })).toBeUndefined();
    expect(readReturn({ ...returned, signPubKeyCert: 'no certificate' })).toBeUndefined();
  });

  test('signed with a certificate of another authority says nothing', () => {
    expect(readReturn(signedBy(stranger.platform))).toBeUndefined();
  });

  test('signed with the merchant’s certificate, which the same authority issued, says nothing', () => {
    expect(readReturn(signedBy(shop.issued.merchant))).toBeUndefined();
  });

  test('with UnionPay’s certificate and a stranger’s signature says nothing', () => {
    const forged = { certificate: shop.issued.platform.certificate, certId: '1', privateKey: stranger.platform.privateKey };
    expect(readReturn(signedBy(forged))).toBeUndefined();
  });

  test('of another merchant says nothing', () => {
    expect(readReturn(signedBy(shop.issued.platform, { ...returned, merId: '777290058110049' }))).toBeUndefined();
  });

  test('under a certificate whose time is over says nothing', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2046-01-02T00:00:00Z') });
    expect(readReturn(returned)).toBeUndefined();
  });
});

describe('a notification', () => {
  test('that UnionPay signed is taken', () => {
    expect(readNotification(notified)()).toMatchObject({ outTradeNo: number, id: returned['queryId'] });
  });

  test('that it did not sign is refused with 401', ({ task }) => {
    const forged = new URLSearchParams(signedBy(stranger.platform)).toString();
    for (const body of [forged, notified.replace('txnAmt=102400', 'txnAmt=1'), '', 'a=b', '{}']) {
      expect(readNotification(body)).toThrow(NotificationRefusal);
      expect(readNotification(body)).toThrow(expect.objectContaining({ status: 401 }) as Error);
    }
    shows({ task }, 'S9', 5);
  });

  test('is not what UnionPay answered to a query, whose respCode is about the query', ({ task }) => {
    const answer = signedBy(shop.issued.platform, { ...returned, respCode: '00', origRespCode: '05' });
    expect(readNotification(new URLSearchParams(answer).toString())).toThrow(expect.objectContaining({ status: 400 }) as Error);
    shows({ task }, 'S9');
  });

  test('is not one of a refund', ({ task }) => {
    const refund = signedBy(shop.issued.platform, { ...returned, txnType: '04' });
    expect(readNotification(new URLSearchParams(refund).toString())).toThrow(expect.objectContaining({ status: 400 }) as Error);
    shows({ task }, 'S9');
  });
});

describe('what one side signs', () => {
  test('the other verifies, whatever it says', () => {
    const { certId, certificate } = shop.issued.merchant;
    const registered = { merId, certId, certificate, name: '', origin: shop.url, channelsOrigin: shop.channelsUrl };
    fc.assert(
      fc.property(message, (fields) => {
        expect(isSignedByUnionpay(signFields(fields, shop.issued), shop.account)).toBe(true);
        const form = new URLSearchParams(signMessage(fields, shop.account)).toString();
        expect(readSignedForm(form, registered)).toMatchObject(fields);
      }),
      { numRuns: 60 },
    );
  });

  test('is refused when a field is there twice', async () => {
    const request = new URLSearchParams(signMessage({ txnType: '00', orderId: number, txnTime: returned['txnTime'] ?? '' }, shop.account));
    request.append('orderId', number);
    const answer = await fetch(`${shop.channelsUrl}/gateway/api/queryTrans.do`, { method: 'POST', body: request });
    expect(await answer.text()).toContain('respCode=10&');
  });
});

test('UnionPay’s certificate may hang on one between it and the root, as in the world', async () => {
  const makeKeys = () =>
    webcrypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
      true,
      ['sign', 'verify'],
    );
  const [rootKeys, middleKeys, leafKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
  const extensions = [new BasicConstraintsExtension(true, undefined, true)];
  const root = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Root', keys: rootKeys, extensions });
  const [issuer, subject] = ['CN=Middle', 'CN=041@Z@00040000:SIGN@1'];
  const certifyMiddle = (more: object) => {
    const { publicKey } = middleKeys;
    const facts = { subject: issuer, issuer: 'CN=Root', publicKey, signingKey: rootKeys.privateKey };
    return X509CertificateGenerator.create({ ...facts, ...more });
  };
  const [middle, plain, leaf] = await Promise.all([
    certifyMiddle({ extensions }),
    certifyMiddle({}),
    X509CertificateGenerator.create({ subject, issuer, publicKey: leafKeys.publicKey, signingKey: middleKeys.privateKey }),
  ]);
  const privateKey = KeyObject.from(leafKeys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  const signed = signedBy({ certId: '1', certificate: leaf.toString('pem'), privateKey });
  const trusts = (...pinned: { toString: (format: 'pem') => string }[]): boolean =>
    isSignedByUnionpay(signed, { ...shop.account, pinnedCertificates: pinned.map((certificate) => certificate.toString('pem')) });
  expect(trusts(root, middle)).toBe(true);
  expect(trusts(middle)).toBe(false);
  expect(trusts(root)).toBe(false);
  // A certificate that may certify nobody certifies nobody, also when it is pinned.
  expect(trusts(root, plain)).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSigned,
  openForm,
  openSealed,
  readMessage,
  seal,
  sealForm,
  sealMessage,
  sign,
  unseal,
  writeMessage,
  type JdPayKeys,
} from '../../demo/jd-pay-envelope';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import {
  answers,
  desKey,
  jdPublicKey,
  merchantPrivateKey,
  pageForm,
  pageOrder,
  refundOrder,
  refundOrderSignature,
  sealedAnswers,
} from '../fixtures/jd-pay-samples';

const published: JdPayKeys = { desKey, privateKey: merchantPrivateKey, peerPublicKey: jdPublicKey };
const own = makeRsaKeyPair();
/** Both sides of a line at once. */
const ours: JdPayKeys = { desKey, privateKey: own.privateKey, peerPublicKey: own.publicKey };

/** Half a character, which no message can carry, is not among them. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => Buffer.from(value).toString() === value);
/** What XML can carry: not the controls but tab and the ends of lines, and neither of the two that are no characters. */
const written = text.filter((value) => !/[\p{Cc}\ufffe\uffff]/u.test(value));

describe('what JD Pay published', () => {
  test.each(['refund', 'uniorder'] as const)('the answer to a %s is opened, and is JD Pay’s', (name) => {
    const { sign: _, ...fields } = openSealed(sealedAnswers[name], published) ?? {};
    expect(fields).toEqual(answers[name]);
  });

  test('the order of a refund is signed as it was', () => {
    expect(sign(writeMessage(refundOrder), merchantPrivateKey)).toBe(refundOrderSignature);
  });

  test('the form of a page is sealed and signed as it was', () => {
    expect(sealForm(pageOrder, published)).toEqual(pageForm);
  });
});

describe('a seal', () => {
  test('gives back whatever text was put under it', () => {
    fc.assert(fc.property(text, (value) => void expect(unseal(seal(value, desKey), desKey)).toBe(value)));
  });

  test('of another key, or of nobody, gives nothing', () => {
    const other = Buffer.alloc(24, 7).toString('base64');
    fc.assert(fc.property(text, (value) => void expect(unseal(seal(value, other), desKey)).toBeUndefined()));
    fc.assert(
      fc.property(fc.oneof(text, fc.stringMatching(/^[0-9a-f]{0,64}$/)), (value) => void expect(unseal(value, desKey)).toBeUndefined()),
    );
  });
});

describe('a signature', () => {
  test('holds for its own text and for no other', () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        const signature = sign(value, own.privateKey);
        expect(isSigned(value, signature, own.publicKey)).toBe(true);
        expect(isSigned(other, signature, own.publicKey)).toBe(value === other);
      }),
      { numRuns: 30 },
    );
  });

  test('of somebody else, or none at all, holds for nothing', () => {
    const stranger = makeRsaKeyPair();
    expect(isSigned('1', sign('1', stranger.privateKey), own.publicKey)).toBe(false);
    fc.assert(fc.property(text, (value) => void expect(isSigned(value, value, own.publicKey)).toBe(false)));
  });
});

describe('a message', () => {
  const message = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,11}$/), written, { minKeys: 1, maxKeys: 8 });

  test('arrives as it was sent', () => {
    fc.assert(
      fc.property(message, (fields) => {
        fc.pre(!('sign' in fields) && !('pay' in fields));
        const { encrypt } = readMessage(sealMessage(fields, ours)) ?? {};
        const { sign: _, ...opened } = openSealed(String(encrypt), ours) ?? {};
        expect(opened).toEqual(fields);
      }),
      { numRuns: 50 },
    );
  });

  test('of which one character was altered is not taken', () => {
    const signed = writeMessage({ amount: '1', sign: sign(writeMessage({ amount: '1' }), own.privateKey) });
    const send = (inner: string) => openSealed(Buffer.from(seal(inner, desKey)).toString('base64'), ours);
    expect(send(signed)).toMatchObject({ amount: '1' });
    expect(send(signed.replace('<amount>1<', '<amount>2<'))).toBeUndefined();
    expect(send(signed.replace('</jdpay>', '<note></note></jdpay>'))).toBeUndefined();
    expect(send(signed.replace('</jdpay>', '<sign></sign></jdpay>'))).toBeUndefined();
    expect(send(signed.replace(/<sign>.*<\/sign>/, ''))).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['no XML', 'amount=1'],
    ['what is cut short', '<jdpay><amount>1'],
    ['another document', '<other><amount>1</amount></other>'],
    ['a text in the place of fields', '<jdpay>1</jdpay>'],
    ['a prototype', '<jdpay><__proto__><admin>1</admin></__proto__></jdpay>'],
    ['ten thousand entities', `<!DOCTYPE a [${'<!ENTITY x "y">'.repeat(10_000)}]><jdpay>&x;</jdpay>`],
    ['a file of the reader’s', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><jdpay><amount>&x;</amount></jdpay>'],
  ])('is not %s', (_, body) => {
    expect(readMessage(body)).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('a form', () => {
  const form = fc.dictionary(
    fc.stringMatching(/^[a-z][A-Za-z]{0,11}$/),
    text.filter((value) => value !== ''),
    { minKeys: 1, maxKeys: 8 },
  );

  test('arrives as it was sent', () => {
    fc.assert(
      fc.property(form, (fields) => {
        fc.pre(!('sign' in fields));
        expect(openForm(sealForm(fields, ours), ours)).toEqual(fields);
      }),
      { numRuns: 50 },
    );
  });

  test('to which anything was added, or from which anything was taken, is not taken', () => {
    const sealed = sealForm({ tradeNum: '1', amount: '2' }, ours);
    const { amount: _, ...less } = sealed;
    expect(openForm(less, ours)).toBeUndefined();
    expect(openForm({ ...sealed, status: seal('0', desKey) }, ours)).toBeUndefined();
    expect(openForm({ ...sealed, amount: '2' }, ours)).toBeUndefined();
    expect(openForm({}, ours)).toBeUndefined();
  });
});

import { createPublicKey } from 'node:crypto';
import { makeAlipay } from './channels/alipay';
import type { ChannelAdapter } from './channels/channel-adapter';
import { makeJdPay } from './channels/jd-pay';
import { makeUnionpay } from './channels/unionpay';
import { makeWechatPay } from './channels/wechat-pay';
import { findSettings, type Environment, type Settings } from './settings';

/** What every adapter is told besides its account. */
export interface ChannelFacts {
  /** The merchant's own origin, as the channels and browsers reach it. */
  readonly origin: string;
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A channel of the world, and the origins that its forms are sent to. */
export interface RealChannel {
  readonly adapter: ChannelAdapter;
  readonly formOrigins: readonly string[];
}

/**
 * The channels whose credentials are set, by the first part of a product's id; none when none is.
 * @throws SettingsError when a channel's settings are not complete
 */
export function readRealChannels(environment: Environment, facts: ChannelFacts): ReadonlyMap<string, RealChannel> {
  const found = readers.flatMap(([channel, prefix, read]) => {
    const settings = findSettings(environment, prefix);
    return settings === undefined ? [] : [[channel, read(settings, facts)] as const];
  });
  return new Map(found);
}

type Reader = (settings: Settings, facts: ChannelFacts) => RealChannel;

const readWechatPay: Reader = (settings, { origin, timeoutMs }) => {
  const publicKeyId = settings.optional('PUBLIC_KEY_ID');
  const miniProgramAppid = settings.optional('MINI_PROGRAM_APPID');
  const adapter = makeWechatPay({
    mchid: settings.text('MCHID'),
    appid: settings.text('APPID'),
    appSecret: settings.text('APP_SECRET'),
    ...(miniProgramAppid !== undefined && { miniProgram: { appid: miniProgramAppid, appSecret: settings.text('MINI_PROGRAM_SECRET') } }),
    apiV3Key: settings.text('API_V3_KEY'),
    keyPair: readKeyPair(settings, settings.text('CERTIFICATE_SERIAL')),
    ...(publicKeyId !== undefined && { platformKey: { serial: publicKeyId, publicKey: settings.file('PUBLIC_KEY_FILE') } }),
    origin: settings.optional('ORIGIN') ?? 'https://api.mch.weixin.qq.com',
    authorizationOrigin: 'https://open.weixin.qq.com',
    identityOrigin: 'https://api.weixin.qq.com',
    notifyUrl: `${origin}/notify/wechat-pay`,
    timeoutMs,
  });
  // H5's link is followed and no form.
  return { adapter, formOrigins: [] };
};

const readAlipay: Reader = (settings, { origin, timeoutMs, now }) => {
  const gateway = settings.optional('ORIGIN') ?? 'https://openapi.alipay.com';
  const adapter = makeAlipay({
    appId: settings.text('APP_ID'),
    sellerId: settings.text('SELLER_ID'),
    keyPair: readKeyPair(settings, ''),
    alipayPublicKey: settings.file('PUBLIC_KEY_FILE'),
    origin: gateway,
    authorizationOrigin: settings.optional('AUTHORIZATION_ORIGIN') ?? 'https://openauth.alipay.com',
    notifyUrl: `${origin}/notify/alipay`,
    timeoutMs,
    now,
  });
  // The gateway sends the browser on to hosts of its own, which a policy of the page has to allow as well.
  return { adapter, formOrigins: [gateway, 'https://*.alipay.com'] };
};

const readUnionpay: Reader = (settings, { origin, timeoutMs, now }) => {
  const gateway = settings.optional('ORIGIN') ?? 'https://gateway.95516.com';
  const adapter = makeUnionpay({
    merId: settings.text('MER_ID'),
    certificate: { certId: settings.text('CERT_ID'), privateKey: settings.file('PRIVATE_KEY_FILE') },
    pinnedCertificates: splitPem(settings.file('PINNED_CERTIFICATES_FILE')),
    origin: gateway,
    fileOrigin: settings.optional('FILE_ORIGIN') ?? 'https://filedownload.95516.com',
    notifyUrl: `${origin}/notify/unionpay`,
    returnPostUrl: `${origin}/return/unionpay`,
    timeoutMs,
    now,
  });
  return { adapter, formOrigins: [gateway, 'https://*.95516.com'] };
};

const readJdPay: Reader = (settings, { origin, timeoutMs, now }) => {
  const [pcOrigin, h5Origin] = ['https://wepay.jd.com', 'https://h5pay.jd.com'];
  const adapter = makeJdPay({
    merchant: settings.text('MERCHANT'),
    keys: {
      desKey: settings.text('DES_KEY'),
      privateKey: settings.file('PRIVATE_KEY_FILE'),
      peerPublicKey: settings.file('PUBLIC_KEY_FILE'),
    },
    gatewayOrigin: settings.optional('ORIGIN') ?? 'https://paygate.jd.com',
    pcOrigin,
    h5Origin,
    notifyUrl: `${origin}/notify/jd-pay`,
    returnPostUrl: `${origin}/return/jd-pay`,
    baitiaoProduct: settings.optional('BAITIAO_PRODUCT') ?? '',
    refusals: { unknownOrder: settings.list('UNKNOWN_ORDER_CODES'), payerCode: settings.list('PAYER_CODE_CODES') },
    timeoutMs,
    now,
  });
  return { adapter, formOrigins: [pcOrigin, h5Origin] };
};

const readers: readonly (readonly [channel: string, prefix: string, read: Reader])[] = [
  ['wechat-pay', 'WECHAT_PAY_', readWechatPay],
  ['alipay', 'ALIPAY_', readAlipay],
  ['unionpay', 'UNIONPAY_', readUnionpay],
  ['jd-pay', 'JD_PAY_', readJdPay],
];

function readKeyPair(settings: Settings, serial: string) {
  const privateKey = settings.file('PRIVATE_KEY_FILE');
  return { serial, privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}

/** Each certificate of a file that may hold several. */
function splitPem(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

import { listen } from '../../demo/listen';
import {
  NotificationRefusal,
  type Attempt,
  type ChannelAdapter,
  type ChannelState,
  type Circumstances,
  type CloseAnswer,
  type ReverseAnswer,
  type StartAnswer,
} from '../../demo/merchant/channels/channel-adapter';
import { openChores } from '../../demo/merchant/chores';
import { usualTimes, type Merchant, type SessionRow } from '../../demo/merchant/merchant';
import type { NewOrder } from '../../demo/merchant/new-order';
import { openMerchant } from '../../demo/merchant/open-merchant';
import { openSession } from '../../demo/merchant/sessions';
import type { MiniProgramCall } from '../../demo/merchant/wire';
import { Shopper, type TimedDemo } from './shopper';
import { openStartedDatabase } from './started-database';

type Answer<T> = T | Promise<T> | Error;

/** What the channel says of one order, as long as the test does not say otherwise. */
export interface Script {
  start: Answer<StartAnswer>;
  query: Answer<ChannelState>;
  close: Answer<CloseAnswer>;
  reverse: Answer<ReverseAnswer>;
  miniProgram: Answer<MiniProgramCall | 'unavailable' | 'code-refused'>;
  /** What each number was asked, in order: `start A1`, `query A1`. */
  readonly asked: string[];
  /** The same with the seconds since the attempt was made: `query A1 at 10`. */
  readonly timetable: string[];
  /** With what its attempts were started. */
  readonly circumstances: Circumstances[];
}

/** A payment that a channel vouches for, of the demo's usual amount. */
export function paidAt(moment: number): ChannelState & { kind: 'paid' } {
  return { kind: 'paid', transactionId: `T${moment}`, paidAt: new Date(moment), paidAmount: 102_400, payerAmount: 102_400 };
}

/** The call with which a mini program's native page pays. */
export const bridgeCall: MiniProgramCall = { kind: 'alipay-jsapi', tradeNo: '2026112222001' };

/** A channel whose answers are told beforehand, by order. Its notifications and returns are signed by a word. */
export class ScriptedChannel implements ChannelAdapter {
  readonly productIds = ['scripted.code', 'scripted.payer-code', 'scripted.mini-program', 'scripted.inside'];
  readonly identifiedProductIds = ['scripted.inside'];
  readonly signedHereProductIds = ['scripted.mini-program'];
  readonly queryScheduleMs = [10_000, 20_000, 60_000];
  readonly refundTerms = { windowDays: 365, fee: { rate: 60, isReturned: 'in-proportion' } } as const;
  readonly acknowledged = { status: 200, body: 'success', contentType: 'text/plain' } as const;
  readonly authorizer = {
    host: 'scripted',
    codeParameter: 'auth_code',
    authorizeUrl: (redirectUrl: string, state: string): string => `${redirectUrl}?state=${state}`,
    exchangeCode: (code: string): Promise<string | undefined> => Promise.resolve(code === 'good' ? 'payer-1' : undefined),
  };
  readonly #scripts = new Map<string, Script>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The script of an order, to be written to. */
  of(orderNo: string): Script {
    const known = this.#scripts.get(orderNo);
    if (known !== undefined) return known;
    const script: Script = {
      start: { kind: 'started', action: { kind: 'qr-code', content: `https://channel.test/${orderNo}` }, lifeMs: 7_200_000 },
      query: { kind: 'unpaid' },
      close: 'closed',
      reverse: 'reversed',
      miniProgram: bridgeCall,
      asked: [],
      timetable: [],
      circumstances: [],
    };
    this.#scripts.set(orderNo, script);
    return script;
  }

  start = (attempt: Attempt, circumstances: Circumstances): Promise<StartAnswer> => {
    this.#script(attempt).circumstances.push(circumstances);
    return this.#answer(attempt, 'start');
  };
  startInMiniProgram = (attempt: Attempt): Promise<MiniProgramCall | 'unavailable' | 'code-refused'> =>
    this.#answer(attempt, 'miniProgram');
  query = (attempt: Attempt): Promise<ChannelState> => this.#answer(attempt, 'query');
  close = (attempt: Attempt): Promise<CloseAnswer> => this.#answer(attempt, 'close');
  reverse = (attempt: Attempt): Promise<ReverseAnswer> => this.#answer(attempt, 'reverse');
  refundNumber: ChannelAdapter['refundNumber'] = ({ outTradeNo }, { ordinal }) => `${outTradeNo}R${ordinal}`;
  refund: ChannelAdapter['refund'] = () => Promise.resolve('succeeded');
  queryRefund = (): Promise<'succeeded'> => Promise.resolve('succeeded');

  notifiesFrom?: readonly string[];
  readNotification: ChannelAdapter['readNotification'] = (_headers, body) => {
    const fields = new URLSearchParams(body);
    if (fields.get('sign') !== 'channel') throw new NotificationRefusal(401, 'Bad signature');
    const state = paidAt(Number(fields.get('at')));
    return { id: fields.get('id') ?? '', outTradeNo: fields.get('no') ?? '', judge: () => state };
  };
  refuse: ChannelAdapter['refuse'] = ({ status, message }) => ({ status, body: `fail ${message}`, contentType: 'text/plain' });
  readReturn = ({ no, sign }: Readonly<Record<string, string>>): string | undefined => (sign === 'channel' ? no : undefined);

  async #answer<K extends 'start' | 'query' | 'close' | 'reverse' | 'miniProgram'>(
    attempt: Attempt,
    place: K,
  ): Promise<Exclude<Awaited<Script[K]>, Error>> {
    const script = this.#script(attempt);
    const question = `${place} ${/A\d+$/.exec(attempt.outTradeNo)?.[0]}`;
    script.asked.push(question);
    script.timetable.push(`${question} at ${(this.#now() - attempt.createdAt.getTime()) / 1_000}`);
    const answer = await script[place];
    if (answer instanceof Error) throw answer;
    return answer as Exclude<Awaited<Script[K]>, Error>;
  }

  #script({ outTradeNo }: Attempt): Script {
    return this.of(outTradeNo.replace(/A\d+$/, ''));
  }
}

/** A merchant whose only channel is scripted, and whose clock stands still until it is moved. */
export interface ScriptedMerchant {
  readonly merchant: Merchant;
  readonly channel: ScriptedChannel;
  readonly advance: (ms: number) => void;
  /** Lets time pass as the server does: its chores are done every second, or less often. */
  readonly pass: (seconds: number, step?: number) => Promise<void>;
  /** Opens a session for an order of its own. */
  readonly open: (orderNo: string, wishes?: Partial<NewOrder>) => Promise<SessionRow>;
}

/** Makes the merchant without a server; its chores are done when the test says so. */
export async function makeScriptedMerchant(origin = 'http://shop.test'): Promise<ScriptedMerchant> {
  let clock = Date.UTC(2026, 10, 22);
  const now = (): number => clock;
  const channel = new ScriptedChannel(now);
  const merchant: Merchant = {
    database: await openStartedDatabase(),
    now,
    times: { ...usualTimes, reversalNotBeforeMs: 15_000 },
    origin,
    formOrigins: ['http://channels.test'],
    sandboxOrigin: 'http://channels.test',
    payee: { name: '山川书店', displayName: '山川书店' },
    // The second has sold nothing.
    channels: new Map([
      ['scripted', channel],
      ['second', channel],
    ]),
    wake: () => undefined,
  };
  const chores = await openChores(merchant);
  return {
    merchant,
    channel,
    advance: (ms) => (clock += ms),
    pass: async (seconds, step = 1) => {
      for (let second = 0; second < seconds; second += step) {
        clock += step * 1_000;
        for (const queue of await chores.findDue()) while (await chores.seeToSome(queue));
      }
    },
    open: async (orderNo, wishes = {}) => {
      const times = { expiresInMs: 1_800_000, actionExpiresInMs: 120_000 };
      const products = channel.productIds;
      const session = await openSession(merchant, {
        orderNo,
        amount: 102_400,
        subject: '书',
        terminal: null,
        host: null,
        goods: null,
        creditForbidden: false,
        products,
        ...times,
        ...wishes,
      });
      if (session === undefined) throw new Error(`${orderNo} was used`);
      return session;
    },
  };
}

/** The merchant's server with a scripted channel. */
export interface ScriptedShop extends TimedDemo, ScriptedMerchant {
  readonly arrive: (wishes?: Readonly<Record<string, string>>) => Promise<Shopper>;
}

/** Starts the server on a free port; its chores are done every quarter of a second, by the clock that stands still. */
export async function startScriptedShop(): Promise<ScriptedShop> {
  const listener = await listen(0);
  const scripted = await makeScriptedMerchant(listener.url);
  const { merchant, channel } = scripted;
  const { wake: _, ...facts } = merchant;
  const opened = await openMerchant(facts);
  listener.handOver(opened.app.fetch);
  const shop: ScriptedShop = {
    ...scripted,
    url: listener.url,
    channelsUrl: 'http://channels.test',
    database: merchant.database,
    arrive: (wishes = {}) => Shopper.arrive(shop, { products: channel.productIds.join(','), ...wishes }),
    close: async () => {
      await opened.close();
      await listener.close();
      await merchant.database.connection.close();
    },
  };
  return shop;
}

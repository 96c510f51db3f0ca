import fc from 'fast-check';
import type { PageName } from '../../../src/core/checkout-state';
import type { LaunchReport } from '../../../src/core/launch';
import { shownCode, type CashierPage } from './cashier-page';
import type { Fate, Operation } from './faulty-network';
import type { Ledger } from './ledger';
import { places, type Place, type World } from './world';

/** One thing that a payer, a wallet, the network or time does. */
export type LifeCommand = fc.AsyncCommand<Ledger, World>;

type Act = (world: World, ledger: Ledger) => void | Promise<void>;

/** Whatever was done, what is to be seen at once is seen before the next thing is done, and nothing that must not be has been. */
function command(name: string, act: Act): LifeCommand {
  return {
    check: () => true,
    async run(ledger, world) {
      await act(world, ledger);
      await world.clock.advance(0);
      if (world.violations.length > 0) throw new Error(world.violations.join('\n'));
    },
    toString: () => name,
  };
}

const index = fc.nat(5);
const place = fc.constantFrom<Place>(...(Object.keys(places) as Place[]));
const fates: readonly Fate[] = [
  ...([
    'fine',
    'lost',
    'unheard',
    'slow',
    'slow',
    'late',
    'silent',
    'broken',
    'channel-down',
    'refused',
    'too-soon',
    'malformed',
    'thrown',
  ] as const),
];
const fate = fc.constantFrom<Fate>('fine', 'fine', 'fine', 'fine', 'fine', ...fates);
const operation = fc.constantFrom<Operation | 'any'>(
  'any',
  'getSession',
  'getStatus',
  'getStatus',
  'createPayment',
  'refreshPayment',
  'closePayment',
  'reportReturn',
);

function onPage(name: string, act: (page: CashierPage, world: World) => void): fc.Arbitrary<LifeCommand> {
  return index.map((i) =>
    command(`${name} on page ${String(i)}`, (world) => {
      const page = world.page(i);
      if (page) act(page, world);
    }),
  );
}

/** A press whose own request meets a fate. */
function pressed(name: string, asks: Operation, press: (page: CashierPage, world: World) => void): fc.Arbitrary<LifeCommand> {
  return fc.tuple(index, fate).map(([i, met]) =>
    command(`${name} on page ${String(i)}, which is ${met}`, (world) => {
      const page = world.page(i);
      if (!page) return;
      if (met !== 'fine') world.weather.send(asks, met, 1);
      press(page, world);
    }),
  );
}

function pressPay(times: number) {
  return (page: CashierPage, world: World): void => {
    world.wish(page);
    for (let press = 0; press < times; press += 1) page.checkout.pay();
  };
}

/** A payer's code is read, which is a wish to pay like a press. */
function showCode(paysAtOnce: boolean) {
  return (page: CashierPage, world: World): void => {
    world.wish(page);
    page.checkout.submitPayerCode(world.makePayerCode(paysAtOnce));
  };
}

const fromPayer = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(index, index).map(([i, n]) =>
      command(`choose the offer ${String(n)} on page ${String(i)}`, (world) => {
        const checkout = world.page(i)?.checkout;
        const offers = checkout?.offers.peek().offers ?? [];
        const offer = offers[n % Math.max(1, offers.length)];
        if (offer) checkout?.select(offer);
      }),
    ),
  },
  { weight: 8, arbitrary: pressed('pay', 'createPayment', pressPay(1)) },
  { weight: 1, arbitrary: pressed('pay, pressed twenty times', 'createPayment', pressPay(20)) },
  { weight: 1, arbitrary: pressed('show a code that pays at once', 'createPayment', showCode(true)) },
  { weight: 1, arbitrary: pressed('show a code that wants a password', 'createPayment', showCode(false)) },
  { weight: 4, arbitrary: pressed('another way', 'closePayment', ({ checkout }) => checkout.chooseAnotherWay()) },
  { weight: 4, arbitrary: pressed('refresh', 'refreshPayment', ({ checkout }) => checkout.refresh()) },
  { weight: 3, arbitrary: pressed('confirm', 'reportReturn', ({ checkout }) => checkout.confirm()) },
  { weight: 2, arbitrary: onPage('relaunch', ({ checkout }) => checkout.relaunch()) },
  { weight: 2, arbitrary: onPage('retry', ({ checkout }) => checkout.retry()) },
  { weight: 1, arbitrary: onPage('back', ({ checkout }) => checkout.back()) },
);

/** What a payer does who uses what is before him, page by page; the first of each is what he is most likely to do. */
const offered: Partial<Record<PageName, readonly ((page: CashierPage, world: World, ledger: Ledger) => void)[]>> = {
  choosing: [pressPay(1), payWith('alipay.qr'), pressPay(1), payWith('alipay.qr'), pressPay(20)],
  'collecting-code': [showCode(true), showCode(false), showCode(false), ({ checkout }) => checkout.back()],
  'outcome-unknown': [({ checkout }) => checkout.retry()],
  unavailable: [({ checkout }) => checkout.retry()],
  failed: [({ checkout }) => checkout.retry()],
  authorizing: [({ checkout }) => checkout.back()],
  awaiting: [
    ({ checkout }) => checkout.chooseAnotherWay(),
    ({ checkout }) => checkout.chooseAnotherWay(),
    ({ checkout }) => checkout.refresh(),
    (page, _, ledger) => ledger.scan(shownCode(page)),
    (page, _, ledger) => void ledger.pay(shownCode(page)),
    ({ checkout }) => checkout.confirm(),
    ({ checkout }) => checkout.relaunch(),
  ],
  'code-expired': [
    ({ checkout }) => checkout.refresh(),
    ({ checkout }) => checkout.chooseAnotherWay(),
    ({ checkout }) => checkout.confirm(),
    (page, _, ledger) => void ledger.pay(shownCode(page)),
  ],
};

function payWith(productId: string) {
  return (page: CashierPage, world: World): void => {
    if (page.checkout.offers.peek().offers.some((offer) => offer.productId === productId)) page.checkout.select({ productId });
    pressPay(1)(page, world);
  };
}

/** What is offered is done, and there is a moment in which it may be answered. */
const usesThePage = fc.tuple(index, fc.nat(6), fc.constantFrom(0, 100, 1000, 3000)).map(([i, n, ms]) =>
  command(`do what page ${String(i)} offers, number ${String(n)}, and wait ${String(ms)} ms`, async (world, ledger) => {
    const page = world.page(i);
    const acts = (page && offered[page.name()]) ?? [];
    if (page && acts.length > 0) acts[n % acts.length]?.(page, world, ledger);
    await world.clock.advance(ms);
  }),
);

/** A payer with a phone has the newest code before him; an old one may be on a picture, a print or another screen. */
const whichCode = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) });

function atChannel(name: string, act: (code: string, world: World, ledger: Ledger) => void): fc.Arbitrary<LifeCommand> {
  return whichCode.map((age) =>
    command(`${name} the code ${String(age)} before the newest`, (world, ledger) => {
      const code = ledger.codes[ledger.codes.length - 1 - age];
      if (code !== undefined) act(code, world, ledger);
    }),
  );
}

const payAndTell = fc.constantFrom('told', 'told', 'untold').chain((telling) =>
  atChannel(`pay (the server is ${telling})`, (code, world, ledger) => {
    const entry = ledger.pay(code);
    if (entry && telling === 'told') world.server.notify(entry.outTradeNo);
  }),
);

/** Two people, or one who is not sure of the first time, pay by two pictures. */
const twoPay = fc.constant(
  command('every code of another trade that the channel still takes is paid', (_, ledger) => {
    for (const code of ledger.codes) ledger.pay(code);
  }),
);

const answers: Record<string, readonly LaunchReport[]> = {
  ok: [{ type: 'answered', claim: 'ok', params: { err_msg: 'get_brand_wcpay_request:ok' } }],
  cancel: [{ type: 'answered', claim: 'cancel', params: {} }],
  fail: [{ type: 'answered', claim: 'fail', params: {} }],
  silence: [{ type: 'silent' }],
  'ok and cancel': [
    { type: 'answered', claim: 'ok', params: {} },
    { type: 'answered', claim: 'cancel', params: {} },
  ],
  'that it could not start': [{ type: 'failed', error: 'bridge-absent' }],
};

const fromWallet = fc.tuple(index, fc.nat(2), fc.constantFrom(...Object.keys(answers)), fc.boolean()).map(([i, age, word, pays]) =>
  command(`the wallet ${String(age)} of page ${String(i)} ${pays ? 'is paid by and ' : ''}answers ${word}`, (world, ledger) => {
    const wallets = world.page(i)?.wallets ?? [];
    const wallet = wallets[wallets.length - 1 - age];
    if (!wallet) return;
    if (pays) ledger.pay(wallet.code);
    for (const said of answers[word] ?? []) wallet.report(said);
  }),
);

const ofThePage = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('seen', 'restored', 'glanced')
      .chain((how) => onPage(`resume ${how}`, ({ checkout }) => checkout.resume(how))),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().chain((hidden) => onPage(`hidden ${String(hidden)}`, ({ checkout }) => checkout.setHidden(hidden))),
  },
  { weight: 2, arbitrary: onPage('reload', (page, world) => world.reload(page)) },
  { weight: 1, arbitrary: onPage('close the tab', (page, world) => world.close(page)) },
  {
    weight: 2,
    arbitrary: place.map((where) =>
      command(`open a tab ${where}`, (world) => {
        if (world.pages.length < 3) world.openTab(where);
      }),
    ),
  },
);

const passing = fc.oneof({ weight: 4, arbitrary: fc.nat(5000) }, { weight: 1, arbitrary: fc.constantFrom(11_000, 45_000, 125_000) });
const ofTime = fc.oneof(
  { weight: 16, arbitrary: passing.map((ms) => command(`${String(ms)} ms pass`, ({ clock }) => clock.advance(ms))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(passing, fc.boolean())
      .map(([ms, stands]) =>
        command(`the device sleeps ${String(ms)} ms${stands ? ', its clock too' : ''}`, (world) => world.sleep(ms, stands)),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(-1000, 0, 5000, 20_000)
      .map((ms) =>
        command(`time passes to ${String(ms)} ms after the order's end`, ({ clock, server }) =>
          clock.advance(Math.max(0, server.endsAt + ms - clock.now())),
        ),
      ),
  },
);

const ofTheNetwork = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(operation, fc.constantFrom(...fates), fc.integer({ min: 1, max: 3 }))
      .map(([asks, met, times]) =>
        command(`the next ${String(times)} of ${asks} are ${met}`, ({ weather }) => weather.send(asks, met, times)),
      ),
  },
  {
    weight: 1,
    arbitrary: passing.map((ms) =>
      command(`nothing gets through for ${String(ms)} ms`, ({ weather, clock }) => weather.cutUntil(clock.now() + ms)),
    ),
  },
  {
    weight: 1,
    arbitrary: passing.map((ms) =>
      command(`the channel answers nothing for ${String(ms)} ms`, ({ server, clock }) => server.muteChannel(clock.now() + ms)),
    ),
  },
);

/** Lives of payers who are hurried, forgetful and have two phones, on a bad network. */
export const lives = fc.noBias(
  fc.commands(
    [
      fc.oneof(
        { weight: 22, arbitrary: usesThePage },
        { weight: 6, arbitrary: fromPayer },
        { weight: 2, arbitrary: atChannel('scan', (code, _, ledger) => ledger.scan(code)) },
        { weight: 1, arbitrary: atChannel('leave', (code, _, ledger) => ledger.leave(code)) },
        { weight: 2, arbitrary: payAndTell },
        { weight: 1, arbitrary: twoPay },
        { weight: 3, arbitrary: fromWallet },
        { weight: 4, arbitrary: ofThePage },
        { weight: 9, arbitrary: ofTime },
        { weight: 4, arbitrary: ofTheNetwork },
      ),
    ],
    { maxCommands: 50, size: 'max' },
  ),
);

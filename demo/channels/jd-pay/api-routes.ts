import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { eq } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import { openSealed, readMessage, sealMessage, writeMessage } from '../../jd-pay-envelope';
import { logError } from '../../log-error';
import type { FaultKind, FaultPlace } from '../faults';
import { toBills } from './instalments';
import { keysOf, type JdPaySandbox } from './jd-pay-sandbox';
import { refund, revoke, toMoneyBackFields } from './money-back';
import { readAmount, readField, readNumber, type Fields } from './order-request';
import { payByCode } from './payer-code';
import { toFields } from './payment';
import { JdPayRefusal } from './refusal';
import { moneyBack, payments } from './tables';

type Environment = { Bindings: HttpBindings };

/** One interface: where its faults are arranged, by which number they are, and what it answers. */
interface Service {
  readonly place: FaultPlace;
  readonly numberOf: (fields: Fields) => string;
  readonly work: (fields: Fields, fault: FaultKind | undefined) => Promise<Fields> | Fields;
}

const good = { code: '000000', desc: '成功' };

/** What servers ask JD: each request is opened and verified, each answer is signed and sealed; a refusal is neither. */
export function makeApiRoutes(sandbox: JdPaySandbox): Hono<Environment> {
  const { database } = sandbox;
  const { merchant } = sandbox.merchant;
  const keys = keysOf(sandbox);
  const services: Readonly<Record<string, Service>> = {
    fkmPay: {
      place: 'order',
      numberOf: readNumber,
      work: async (fields) => withoutTime(toFields(await payByCode(sandbox, fields), sandbox.now())),
    },
    query: { place: 'query', numberOf: readNumber, work: (fields) => query(fields) },
    refund: {
      place: 'refund',
      numberOf: (fields) => readNumber(fields, 'oTradeNum'),
      work: async (fields) => toMoneyBackFields(await refund(sandbox, fields), sandbox.now()),
    },
    revoke: {
      place: 'reverse',
      numberOf: (fields) => readNumber(fields, 'oTradeNum'),
      work: (fields, fault) => revoke(sandbox, fields, fault),
    },
    queryBaiTiaoFQ: {
      place: 'query',
      numberOf: readNumber,
      work: (fields) => ({ tradeNum: readNumber(fields), billsInfoList: { billsInfo: toBills(readAmount(fields)) } }),
    },
  };

  const query = async (fields: Fields): Promise<Fields> => {
    const tradeNum = readNumber(fields);
    const isPayment = readField(fields, 'tradeType', /^[01]$/) === '0';
    const [payment] = await database.select().from(payments).where(eq(payments.tradeNum, tradeNum));
    if (isPayment && payment !== undefined) return toFields(payment, sandbox.now());
    const [given] = await database.select().from(moneyBack).where(eq(moneyBack.tradeNum, tradeNum));
    if (isPayment || given === undefined || given.oTradeNum !== fields['oTradeNum']) throw new JdPayRefusal('JD0006');
    return toMoneyBackFields(given, sandbox.now());
  };

  const open = (body: string): Fields => {
    const envelope = readMessage(body);
    const { encrypt } = envelope ?? {};
    if (envelope?.['version'] !== 'V2.0' || typeof encrypt !== 'string') throw new JdPayRefusal('JD0001');
    if (envelope['merchant'] !== merchant) throw new JdPayRefusal('JD0003');
    const fields = openSealed(encrypt, keys);
    if (fields?.['merchant'] !== merchant) throw new JdPayRefusal('JD0002');
    return fields;
  };

  const respond = async (context: Context<Environment>, { place, numberOf, work }: Service) => {
    const send = (body: string) => context.body(body, 200, { 'Content-Type': 'application/xml;charset=UTF-8' });
    try {
      const fields = open(await context.req.text());
      const fault = sandbox.faults.take(place, numberOf(fields))?.kind;
      if (fault === 'server-error') return context.text('Internal Server Error', 500);
      if (fault === 'refused' || fault === 'funds-short') throw new JdPayRefusal('JD9999');
      const facts = await work(fields, fault);
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      const told = { version: 'V2.0', merchant, result: good, ...(fault === 'wrong-amount' ? withWrongAmount(facts) : facts) };
      return send(sealMessage(told, keys, { result: good }));
    } catch (error) {
      if (!(error instanceof JdPayRefusal)) throw error;
      return send(writeMessage({ version: 'V2.0', merchant, result: { code: error.code, desc: error.message } }));
    }
  };

  const app = new Hono<Environment>();
  for (const [name, service] of Object.entries(services)) app.post(`/service/${name}`, (context) => respond(context, service));
  app.onError((error, context) => {
    logError(error);
    return context.text('Internal Server Error', 500);
  });
  return app;
}

/** A payer's code is answered without the list of payments, and so without the time of it. */
function withoutTime({ payList: _, ...facts }: Fields): Fields {
  return facts;
}

/** A fen too little, under a good signature: what a merchant must not take for its money. */
function withWrongAmount(facts: Fields): Fields {
  const { amount } = facts;
  return typeof amount === 'string' ? { ...facts, amount: String(Number(amount) - 1) } : facts;
}

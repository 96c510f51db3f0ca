import { logError } from '../../log-error';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { and, eq } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import type { FaultKind, FaultPlace } from '../faults';
import { tellClearingFile } from './clearing-file';
import { giveBack, isMoneyBack, reverse } from './money-back';
import { readField, readNumber, readOrderRequest } from './order-request';
import { consumeByCode } from './payer-code';
import { placeOrder } from './place-order';
import { meaningOf, UnionpayRefusal, type RespCode } from './response';
import { readSignedForm, signFields, type Fields } from './signatures';
import { transactions } from './tables';
import { toFields, wordOf, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

type Environment = { Bindings: HttpBindings };

/** One interface: where its faults are arranged, and what it answers besides `respCode`, which is 00 unless it says otherwise. */
interface Interface {
  readonly place: FaultPlace;
  readonly work: (fields: Fields, fault: FaultKind | undefined) => Promise<Fields>;
}

/** What servers ask UnionPay: each request is verified and each answer is signed. */
export function makeApiRoutes(sandbox: UnionpaySandbox): Hono<Environment> {
  const { database, merchant } = sandbox;
  const find = async (fields: Fields): Promise<UnionpayTransaction | undefined> => {
    const { orderId, txnTime } = readNumber(fields);
    const isIt = and(eq(transactions.orderId, orderId), eq(transactions.txnTime, txnTime));
    const [found] = await database.select().from(transactions).where(isIt);
    return found;
  };
  const tell = (transaction: UnionpayTransaction): Fields => toFields(transaction, merchant.merId);

  const takeTn = (fields: Fields): Interface => ({
    place: 'order',
    work: async () => ({ tn: await placeOrder(sandbox, 'app', fields) }),
  });
  const takeBack = (fields: Fields): Interface => {
    const { txnType = '', txnSubType = '' } = fields;
    const kind = `${txnType}-${txnSubType}`;
    if (kind === '01-07') {
      const work: Interface['work'] = async () => ({ qrCode: await placeOrder(sandbox, 'qr', fields) });
      return { place: 'order', work };
    }
    if (kind === '01-06') return { place: 'order', work: () => consume(fields) };
    if (kind === '99-01') return { place: 'reverse', work: (_, fault) => reverse(sandbox, fields, fault === 'paid-first') };
    if (isMoneyBack(txnType)) {
      return { place: txnType === '31' ? 'reverse' : 'refund', work: async () => tell(await giveBack(sandbox, txnType, fields)) };
    }
    throw new UnionpayRefusal('10', 'txnType');
  };
  const consume = async (fields: Fields): Promise<Fields> => {
    const order = await consumeByCode(
      sandbox,
      readOrderRequest('payer-code', fields, merchant),
      readField(fields, 'qrNo', /^[0-9A-Za-z]{1,64}$/),
    );
    return { ...tell(order), respCode: order.respCode };
  };
  const takeQuery = async (fields: Fields): Promise<Interface> => {
    readField(fields, 'txnType', /^00$/);
    const found = await find(fields);
    const places: Readonly<Record<string, FaultPlace>> = { '04': 'refund', '31': 'reverse' };
    const work: Interface['work'] = () => {
      if (found === undefined) return Promise.reject(new UnionpayRefusal('34'));
      const word = wordOf(found, sandbox.now());
      return Promise.resolve({ ...tell(found), origRespCode: word, origRespMsg: meaningOf(word) });
    };
    return { place: places[found?.txnType ?? ''] ?? 'query', work };
  };

  const takeFile = (fields: Fields): Interface => {
    readField(fields, 'txnType', /^76$/);
    return { place: 'query', work: () => tellClearingFile(sandbox, fields) };
  };

  const respond = async (context: Context<Environment>, take: (fields: Fields) => Interface | Promise<Interface>) => {
    let echo: Fields = {};
    try {
      const fields = readSignedForm(await context.req.text(), merchant);
      echo = echoOf(fields);
      const { place, work } = await take(fields);
      const fault = sandbox.faults.take(place, fields['orderId'] ?? '')?.kind;
      if (fault === 'server-error') return context.text('Internal Server Error', 500);
      if (fault === 'refused' || fault === 'funds-short') throw new UnionpayRefusal('31');
      const facts = await work(fields, fault);
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      const respCode: string = facts['respCode'] ?? ('00' satisfies RespCode);
      const answer = { ...echo, ...facts, respCode, respMsg: meaningOf(respCode) };
      return send(context, fault === 'wrong-amount' ? withWrongAmount(answer) : answer);
    } catch (error) {
      if (!(error instanceof UnionpayRefusal)) throw error;
      return send(context, { ...echo, respCode: error.code, respMsg: error.message });
    }
  };
  const send = (context: Context<Environment>, fields: Fields) => {
    // Unlike the other direction it is not URL-encoded, as UnionPay's own SDK reads it.
    const text = Object.entries(signFields(fields, sandbox.credentials))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    return context.body(text, 200, { 'Content-Type': 'text/plain;charset=UTF-8' });
  };

  const app = new Hono<Environment>();
  app.post('/gateway/api/appTransReq.do', (context) => respond(context, takeTn));
  app.post('/gateway/api/backTransReq.do', (context) => respond(context, takeBack));
  app.post('/gateway/api/queryTrans.do', (context) => respond(context, takeQuery));
  // Files are at a host of their own.
  app.post('/', (context) => respond(context, takeFile));
  app.onError((error, context) => {
    logError(error);
    return context.text('Internal Server Error', 500);
  });
  return app;
}

/** What an answer repeats of its question. */
function echoOf(fields: Fields): Fields {
  const names = ['merId', 'orderId', 'txnTime', 'txnType', 'txnSubType', 'bizType', 'accessType'];
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? '']));
}

/** A fen too little, under a good signature: what a merchant must not take for its money. */
function withWrongAmount(answer: Fields): Fields {
  const { txnAmt } = answer;
  return txnAmt === undefined ? answer : { ...answer, txnAmt: String(Number(txnAmt) - 1) };
}

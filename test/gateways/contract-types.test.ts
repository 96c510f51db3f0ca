import { expectTypeOf, test } from 'vitest';
import type { CloseResult, PaymentRequest, ReturnReport } from '../../src/core/gateway';
import type { components } from '../../src/gateways/contract.generated';
import type { Action, ActionKind, WechatJsapiParameters } from '../../src/model/action';
import type { Environment, Terminal } from '../../src/model/environment';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { Money } from '../../src/model/money';
import type { Order } from '../../src/model/order';
import type { ChannelAnswer, Payment, PaymentStatus, Refund } from '../../src/model/payment';
import type { Maintenance, OpenedProduct } from '../../src/model/product';
import type { Authorization, Session, SessionStatus, SessionUpdate } from '../../src/model/session';

type Schemas = components['schemas'];

/** An attempt as it is on the wire, after the reader has said `unknown` where the server said nothing. */
type ReadPayment = Schemas['Payment'] & { channelAnswer: ChannelAnswer };

test('what comes over the wire is what the model means', () => {
  expectTypeOf<Schemas['Money']>().toExtend<Money>();
  expectTypeOf<Schemas['Order']>().toExtend<Order>();
  expectTypeOf<Schemas['Plan']>().toExtend<InstalmentPlan>();
  expectTypeOf<Schemas['Action']>().toExtend<Action>();
  expectTypeOf<Schemas['Refund']>().toExtend<Refund>();
  expectTypeOf<Schemas['Maintenance']>().toExtend<Maintenance>();
  expectTypeOf<Schemas['OpenedProduct']>().toExtend<OpenedProduct>();
  expectTypeOf<Schemas['Authorization']>().toExtend<Authorization>();
  expectTypeOf<ReadPayment>().toExtend<Payment>();
  expectTypeOf<Omit<Schemas['Session'], 'payments'> & { payments: ReadPayment[] }>().toExtend<Session>();
  expectTypeOf<Omit<Schemas['Status'], 'payments'> & { payments: ReadPayment[] }>().toExtend<SessionUpdate>();
  expectTypeOf<Omit<Schemas['CloseResult'], 'payment'> & { payment: ReadPayment }>().toExtend<CloseResult>();
});

test('the two know the same keys', () => {
  expectTypeOf<keyof Schemas['Money']>().toEqualTypeOf<keyof Money>();
  expectTypeOf<keyof Schemas['Order']>().toEqualTypeOf<keyof Order>();
  expectTypeOf<keyof Schemas['Plan']>().toEqualTypeOf<keyof InstalmentPlan>();
  expectTypeOf<keyof Schemas['Payment']>().toEqualTypeOf<keyof Payment>();
  expectTypeOf<keyof Schemas['OpenedProduct']>().toEqualTypeOf<keyof OpenedProduct>();
  expectTypeOf<keyof Schemas['Session']>().toEqualTypeOf<keyof Session>();
  expectTypeOf<keyof Schemas['Status']>().toEqualTypeOf<keyof SessionUpdate>();
  expectTypeOf<keyof Schemas['CloseResult']>().toEqualTypeOf<keyof CloseResult>();
  expectTypeOf<keyof Schemas['ReturnReport']>().toEqualTypeOf<keyof ReturnReport>();
  expectTypeOf<keyof Schemas['WechatJsapiAction']['parameters']>().toEqualTypeOf<keyof WechatJsapiParameters>();
  expectTypeOf<keyof Schemas['PaymentRequest']>().toEqualTypeOf<Exclude<keyof PaymentRequest, 'idempotencyKey'>>();
  expectTypeOf<keyof Schemas['Environment']>().toEqualTypeOf<Exclude<keyof Environment, 'certainty'>>();
});

test('the two know the same words', () => {
  expectTypeOf<Schemas['PaymentStatus']>().toEqualTypeOf<PaymentStatus>();
  expectTypeOf<Schemas['ChannelAnswer']>().toEqualTypeOf<ChannelAnswer>();
  expectTypeOf<Schemas['SessionStatus']>().toEqualTypeOf<SessionStatus>();
  expectTypeOf<Schemas['Action']['kind']>().toEqualTypeOf<ActionKind>();
  expectTypeOf<Schemas['CloseResult']['outcome']>().toEqualTypeOf<CloseResult['outcome']>();
  expectTypeOf<Schemas['Refund']['status']>().toEqualTypeOf<Refund['status']>();
  expectTypeOf<Schemas['Authorization']['status']>().toEqualTypeOf<Authorization['status']>();
  expectTypeOf<Schemas['Environment']['terminal']>().toEqualTypeOf<Terminal>();
});

import { carriersAt, creditBanOf, productDefinitions } from '../../src/entries/channels';
import { planFor, planIdsOf } from './instalment-contract';
import { findAdapter, takesPayerCode, type Merchant, type SessionRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import type { PaymentRequest, Plan } from './wire';

/** How a chosen product is carried out. */
export interface Choice {
  /** The product itself, or the base product that carries it out; recorded, and never chosen anew. */
  readonly carrierId: string;
  readonly plan: Plan | null;
}

/** How the product of a request is carried out for an order, or why it is refused for good. Of the environment only the way to start is taken. */
export function chooseProduct(merchant: Merchant, session: SessionRow, request: PaymentRequest): Choice | ProblemAnswer {
  const { productId, planId, payerCode } = request;
  if (!session.products.includes(productId)) return new ProblemAnswer('product-not-opened');
  const against = findReasonAgainst(session, productId);
  if (against !== undefined) return new ProblemAnswer('product-not-opened', { detail: against });
  const carrierId = findCarrier(merchant, session, request);
  if (carrierId === undefined)
    return new ProblemAnswer('product-not-opened', { detail: 'The merchant has opened nothing that starts it there.' });
  const plan = planId === undefined ? undefined : planFor(session, productId, planId);
  const offered = planIdsOf(session, productId);
  if ((offered !== undefined || planId !== undefined) && plan === undefined) {
    const detail = offered !== undefined ? `Send a planId: ${offered.join(', ')}.` : 'This product has no instalment plans.';
    return new ProblemAnswer('plan-not-offered', { detail });
  }
  if (takesPayerCode(carrierId) !== (payerCode !== undefined)) {
    const detail = takesPayerCode(carrierId) ? "Send the payer's code." : "This product takes no payer's code.";
    return new ProblemAnswer('payer-code-invalid', { detail });
  }
  return { carrierId, plan: plan ?? null };
}

/** How credit is kept out where nobody but this server has to do it: no contract of this shop's does. */
const keepsCreditOut: readonly string[] = ['no-credit', 'request'];

/** What the order itself has against a product, by the same catalogue as the page's. */
function findReasonAgainst(session: SessionRow, productId: string): string | undefined {
  const { creditForbidden, goods } = session;
  const definition = productDefinitions.get(productId);
  if (creditForbidden && !keepsCreditOut.includes(creditBanOf(productId).how)) {
    return 'No credit may pay this order, and it can not be kept out of this product; take another one.';
  }
  if (goods === 'virtual' && definition?.carriers !== undefined && definition.refusesVirtualGoods) {
    return 'The channel takes no virtual goods for this product; take another one.';
  }
  // Without a plan the carrier's order would be its plain one, and the receipt would call it what nobody has asked the channel for.
  if (definition?.carriers !== undefined && planIdsOf(session, productId) === undefined) {
    return 'Nobody has said in which instalments this product can be paid; take another one.';
  }
  return undefined;
}

/**
 * The first opened one, as this shop's opened products have neither limits nor maintenance. A shop whose products have them skips a carrier whose
 * amounts leave the order out or which is in maintenance, as the page does.
 */
function findCarrier(merchant: Merchant, session: SessionRow, { productId, environment }: PaymentRequest): string | undefined {
  const isCarried = productDefinitions.get(productId)?.carriers !== undefined;
  const carriers = isCarried ? carriersAt(productId, environment) : [productId];
  return carriers.find((id) => session.products.includes(id) && findAdapter(merchant, id) !== undefined);
}

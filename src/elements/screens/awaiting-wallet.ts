import { html, nothing, type TemplateResult } from 'lit';
import { isAway } from '../../core/server-facts.js';
import type { CashierErrorCode } from '../../model/cashier-error.js';
import type { Payment } from '../../model/payment.js';
import { walletOn } from '../wallet-on.js';
import { action, fine, heading, problem, type ButtonKind } from './parts.js';
import { planNote } from './plan-note.js';
import type { ScreenView } from './screen.js';

type Waiting = ScreenView<'awaiting'>;

/** What trying again does not cure. */
const incurable: readonly string[] = ['action-unsupported', 'url-not-allowed', 'app-bridge-absent'] satisfies CashierErrorCode[];

/** A wallet is open, or was: a bridge has said how it ended, one that the page was left for has told the page nothing. */
export function awaitingWallet(view: Waiting, payment: Payment | undefined): TemplateResult {
  const { page, state, checkout, t } = view;
  const { reason } = page;
  const wallet = walletOn(state, t);
  const isLeft = payment !== undefined && isAway(payment);
  const error = reason === 'unpaid' || reason === 'joined' ? undefined : reason;
  const done = (kind: ButtonKind): TemplateResult => action(t('awaiting.done'), () => checkout.confirm(), kind);
  const again = (kind: ButtonKind): TemplateResult =>
    action(t(isLeft ? 'awaiting.relaunch' : 'awaiting.pay-again'), () => checkout.relaunch(), kind);
  if (error !== undefined) {
    const words = problem(error, t, wallet);
    if (error === 'page-incomplete')
      return stopped(view, words, html`${action(t('awaiting.reload'), () => location.reload(), 'primary')} ${anotherWay(view)}`);
    if (incurable.includes(error)) return stopped(view, words, anotherWay(view, 'primary'));
    return stopped(
      view,
      html`${words} ${planNote(view)}`,
      html`${again('primary')} ${isLeft ? done('second') : nothing} ${anotherWay(view)}`,
    );
  }
  // A payer who comes back knows better than the page what was done there; the server, which is asked first, knows best.
  if (isLeft && reason !== undefined)
    return stopped(
      view,
      html`${fine(t('awaiting-away.unpaid.detail'))} ${planNote(view)}`,
      html`${done('primary')} ${again('second')} ${anotherWay(view)}`,
    );
  if (reason === 'unpaid')
    return stopped(
      view,
      html`${fine(t('awaiting-wallet.unpaid.detail'))} ${planNote(view)}`,
      html`${again('primary')} ${anotherWay(view)}`,
    );
  return html`<uc-waiting
    >${heading(t('awaiting-wallet.heading', { wallet }))} ${fine(t('awaiting-wallet.detail'))} ${planNote(view)}
    <div class="actions">${done('primary')} ${anotherWay(view)}</div></uc-waiting
  >`;
}

/** A customer's code was taken, and the customer types a password. */
export function awaitingPayer(view: Waiting): TemplateResult {
  const { checkout, t } = view;
  return html`<uc-waiting
    >${heading(t('awaiting-payer.heading'))} ${fine(t('awaiting-payer.detail'))} ${planNote(view)}
    <div class="actions">
      ${action(t('confirming.again'), () => checkout.confirm(), 'primary')}
      ${action(t('awaiting-payer.reverse'), () => checkout.chooseAnotherWay())}
    </div></uc-waiting
  >`;
}

/** The way to every other way. */
export function anotherWay({ checkout, t }: Pick<Waiting, 'checkout' | 't'>, kind: ButtonKind = 'quiet'): TemplateResult {
  return action(t('awaiting.another-way'), () => checkout.chooseAnotherWay(), kind);
}

function stopped({ t }: Waiting, words: TemplateResult, buttons: TemplateResult): TemplateResult {
  return html`<uc-result tone="ended">
    ${heading(t('awaiting-wallet.unpaid'))} ${words}
    <div slot="actions" class="actions">${buttons}</div>
  </uc-result>`;
}

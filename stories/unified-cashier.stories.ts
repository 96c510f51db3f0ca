import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { UnifiedCashier } from '../src/elements/unified-cashier';
import { bringInto, cashierStates, type CashierState } from '../test/fixtures/cashier-states';

type StateName = keyof typeof cashierStates;

interface Args {
  readonly state: StateName;
}

/** One function a state, since a function that is another would bring the same cashier into its state again. */
const stages = new Map(
  Object.entries<CashierState>(cashierStates).map(([name, state]) => [
    name,
    (cashier: Element | undefined): void => {
      // The texts that tests wait for are Chinese; here any language is spoken.
      if (cashier) void bringInto({ ...state, text: '' }, cashier as UnifiedCashier);
    },
  ]),
);

const meta: Meta<Args> = {
  title: 'Cashier',
  component: 'unified-cashier',
  argTypes: { state: { control: 'select', options: Object.keys(cashierStates) } },
  render: ({ state }, { globals }) =>
    html`${keyed(
      state,
      html`<unified-cashier theme=${globals['theme'] as string} text-size=${globals['textSize'] as string} ${ref(stages.get(state))}>
      </unified-cashier>`,
    )}`,
};
export default meta;

type Story = StoryObj<Args>;

export const Loading: Story = { args: { state: 'loading' } };
export const Unavailable: Story = { args: { state: 'unavailable' } };
export const Choosing: Story = { args: { state: 'choosing' } };
export const ChoosingAfterARefusal: Story = { args: { state: 'choosing, the way refused' } };
export const ChoosingInMaintenance: Story = { args: { state: 'choosing, in maintenance' } };
export const NothingWorksHere: Story = { args: { state: 'choosing, nothing works here' } };
export const AnotherWalletNeedsABrowser: Story = { args: { state: 'choosing, another wallet works in a browser' } };
export const OnlyABrowserWorks: Story = { args: { state: 'choosing, in a browser only' } };
export const CollectingACode: Story = { args: { state: 'collecting a code' } };
export const CollectingACodeAfterARefusal: Story = { args: { state: 'collecting a code, one refused' } };
export const Authorizing: Story = { args: { state: 'authorizing' } };
export const Creating: Story = { args: { state: 'creating' } };
export const OutcomeUnknown: Story = { args: { state: 'outcome unknown' } };
export const Launching: Story = { args: { state: 'launching' } };
export const AwaitingAScan: Story = { args: { state: 'awaiting a scan' } };
export const AwaitingScanned: Story = { args: { state: 'awaiting, scanned' } };
export const AwaitingJoined: Story = { args: { state: 'awaiting, joined' } };
export const AwaitingAWallet: Story = { args: { state: 'awaiting a wallet' } };
export const AwaitingStillUnpaid: Story = { args: { state: 'awaiting, still unpaid' } };
export const AwaitingNoBridge: Story = { args: { state: 'awaiting, no bridge' } };
export const AwaitingLeftForAWallet: Story = { args: { state: 'awaiting, left for a wallet' } };
export const AwaitingBackFromAWallet: Story = { args: { state: 'awaiting, back from a wallet' } };
export const AwaitingTheWalletDidNotOpen: Story = { args: { state: 'awaiting, the wallet did not open' } };
export const AwaitingACustomer: Story = { args: { state: 'awaiting a customer' } };
export const AwaitingUntrustedCode: Story = { args: { state: 'awaiting, untrusted code' } };
export const CodeExpired: Story = { args: { state: 'code expired' } };
export const CodeExpiredRenewing: Story = { args: { state: 'code expired, renewing' } };
export const CodeExpiredNotRenewed: Story = { args: { state: 'code expired, not renewed' } };
export const Confirming: Story = { args: { state: 'confirming' } };
export const ConfirmingUnderWay: Story = { args: { state: 'confirming, under way' } };
export const ConfirmingBeforePayingAgain: Story = { args: { state: 'confirming, before paying again' } };
export const Reversing: Story = { args: { state: 'reversing' } };
export const ReversingNotDoneYet: Story = { args: { state: 'reversing, not done yet' } };
export const Closing: Story = { args: { state: 'closing' } };
export const Paid: Story = { args: { state: 'paid' } };
export const PaidTwice: Story = { args: { state: 'paid twice' } };
export const Failed: Story = { args: { state: 'failed' } };
export const Closed: Story = { args: { state: 'closed' } };
export const Expired: Story = { args: { state: 'expired' } };

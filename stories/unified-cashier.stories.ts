import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { UcQrCode } from '../src/elements/qr-code';
import { cashierStates } from '../test/fixtures/cashier-states';
import { appears } from './appears';
import { staged, standing, type StateName } from './stage';

interface Args {
  readonly state: StateName;
}

const meta: Meta<Args> = {
  title: 'Cashier',
  component: 'unified-cashier',
  argTypes: { state: { control: 'select', options: Object.keys(cashierStates) } },
  render: ({ state }, { globals }) => staged(state, globals),
  play: async ({ args, canvasElement }) => {
    await standing(args.state, canvasElement);
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Loading: Story = { args: { state: 'loading' } };
export const Unavailable: Story = { args: { state: 'unavailable' } };
// One at a time: cashiers of one session on one page hear the same focus, and have one memory.
export const Choosing: Story = { args: { state: 'choosing' }, tags: ['autodocs'] };
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
export const AwaitingAScanToBeSaved: Story = { args: { state: 'awaiting a scan, to be saved' } };
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

export const CodeRenewed: Story = {
  args: { state: 'code expired' },
  play: async ({ args, canvasElement }) => {
    const cashier = await standing(args.state, canvasElement);
    const code = cashier.renderRoot.querySelector<UcQrCode>('uc-qr-code')!;
    await userEvent.click(await appears(code, 'button'));
    await waitFor(() => expect(cashier.state).toBe('awaiting'));
    const picture = await appears(cashier.renderRoot.querySelector<UcQrCode>('uc-qr-code')!, '[role=img] > svg');
    // It fades in.
    await waitFor(() => expect(picture).toBeVisible());
  },
};

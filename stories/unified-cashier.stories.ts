import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Toolbar } from '../.storybook/toolbar';
import type { UcQrCode } from '../src/elements/qr-code';
import type { UnifiedCashier } from '../src/elements/unified-cashier';
import { bringInto, cashierStates } from '../test/fixtures/cashier-states';
import { appears } from './appears';
import { atTerminal } from './at-terminal';

type StateName = keyof typeof cashierStates;

interface Args {
  readonly state: StateName;
}

/** What cashiers are on their way into. */
const ways = new WeakMap<Element, Promise<unknown>>();

const stages = new Map<string, (cashier: Element | undefined) => void>();

/** One function for a state on a terminal, since a function that is another would bring the same cashier into its state again. */
function stageOf(name: StateName, terminal: Toolbar['terminal']): (cashier: Element | undefined) => void {
  const key = `${name} on ${terminal}`;
  const stage =
    stages.get(key) ??
    ((cashier: Element | undefined): void => {
      if (!cashier) return;
      // The texts that tests wait for are Chinese; here any language is spoken.
      const way = bringInto({ ...atTerminal(cashierStates[name], terminal), text: '' }, cashier as UnifiedCashier);
      // Not every terminal knows every state; a play function fails then, and says so.
      way.catch(console.warn);
      ways.set(cashier, way);
    });
  stages.set(key, stage);
  return stage;
}

/** The cashier, once it stands in its state. */
async function standing(state: StateName, canvasElement: HTMLElement): Promise<UnifiedCashier> {
  const cashier = canvasElement.querySelector('unified-cashier')!;
  await ways.get(cashier);
  await expect(cashier.state).toBe(cashierStates[state].page);
  return cashier;
}

const meta: Meta<Args> = {
  title: 'Cashier',
  component: 'unified-cashier',
  argTypes: { state: { control: 'select', options: Object.keys(cashierStates) } },
  render: ({ state }, { globals }) => {
    const { theme, textSize, terminal } = globals as unknown as Toolbar;
    return html`${keyed(
      `${state} on ${terminal}`,
      html`<unified-cashier theme=${theme} text-size=${textSize} ${ref(stageOf(state, terminal))}></unified-cashier>`,
    )}`;
  },
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
    await expect(await appears(cashier.renderRoot.querySelector<UcQrCode>('uc-qr-code')!, '[role=img] > svg')).toBeVisible();
  },
};

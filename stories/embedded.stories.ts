import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { staged, standing, type StateName } from './stage';

interface Args {
  readonly state: StateName;
}

/** The cashier among other things of a merchant's page. */
const meta: Meta<Args> = {
  title: 'Embedded',
  args: { state: 'choosing' },
  play: async ({ args, canvasElement }) => {
    await standing(args.state, canvasElement);
  },
};
export default meta;

type Story = StoryObj<Args>;

const inAColumn: Story['render'] = ({ state }, { globals }) =>
  html`<style>
      .column {
        width: 320px;
        max-width: 100%;
        margin-inline: auto;
      }
    </style>
    <div class="column">${staged(state, globals)}</div>`;

export const InANarrowColumn: Story = { render: inAColumn };
export const CodeInANarrowColumn: Story = { args: { state: 'awaiting a scan, to be saved' }, render: inAColumn };

const inAModal: Pick<Story, 'render' | 'play'> = {
  render: ({ state }, { globals }) =>
    html`<style>
        .shop {
          min-height: 844px;
        }
        .modal {
          width: min(480px, 100% - 32px);
          max-height: calc(100% - 64px);
          padding: 0;
          border: 0;
          border-radius: 14px;
          overflow: auto;
        }
        /* It takes the focus when it opens, as there is nothing in it yet. */
        .modal:focus-visible {
          outline: none;
        }
        .modal::backdrop {
          background: rgba(15, 23, 42, 0.45);
        }
      </style>
      <div class="shop">
        <dialog class="modal" aria-label="Checkout">${staged(state, globals)}</dialog>
      </div>`,
  play: async ({ args, canvasElement }) => {
    const modal = canvasElement.querySelector('dialog')!;
    modal.showModal();
    const cashier = await standing(args.state, canvasElement);
    await expect(modal.scrollWidth).toBe(modal.clientWidth);
    await expect(cashier).toBeVisible();
  },
};

export const InAModal: Story = inAModal;
export const PaidInAModal: Story = { ...inAModal, args: { state: 'paid' } };

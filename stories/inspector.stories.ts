import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { productDefinitions } from '../src/channels/products';
import { detectEnvironment, type EnvironmentClues } from '../src/core/environment';
import { findOffers } from '../src/core/offers';
import '../src/entries/define-parts';

interface Args {
  readonly clues: EnvironmentClues;
}

const meta: Meta<Args> = {
  title: 'Parts/Inspector',
  component: 'uc-inspector',
  tags: ['autodocs'],
  render: ({ clues }) => {
    const environment = detectEnvironment(clues);
    const products = [...productDefinitions.keys()].map((productId) => ({ productId }));
    const list = findOffers({ environment, order: { amount: { value: 102400, currency: 'CNY' } }, products });
    return html`<uc-inspector .list=${list} .environment=${environment}></uc-inspector>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Desktop: Story = {
  args: { clues: { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36' } },
};
export const PhoneBrowser: Story = {
  args: {
    clues: { userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/143.0.0.0 Mobile Safari/537.36', maxTouchPoints: 5 },
  },
};
export const InWechat: Story = {
  args: {
    clues: {
      userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60',
      maxTouchPoints: 5,
      bridges: ['WeixinJSBridge'],
    },
  },
};

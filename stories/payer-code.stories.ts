import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { UcPayerCode } from '../src/elements/payer-code';
import '../src/entries/define-parts';

const meta: Meta = {
  title: 'Parts/Payer code',
  component: 'uc-payer-code',
  render: () => html`<uc-payer-code></uc-payer-code>`,
};
export default meta;

export const Empty: StoryObj = {};

export const NotACode: StoryObj = {
  play: async ({ canvasElement }) => {
    const field = canvasElement.querySelector<UcPayerCode>('uc-payer-code')!;
    // The words come first, and the field with them.
    while (!field.renderRoot.querySelector('form')) await new Promise(requestAnimationFrame);
    field.renderRoot.querySelector('input')!.value = '12345';
    field.renderRoot.querySelector('button')!.click();
  },
};

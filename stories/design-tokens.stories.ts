import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { designTokens, type DesignToken } from './design-tokens';

/** A value with what it looks like, where it is a colour. */
function sample(value: string): TemplateResult {
  const isColour = CSS.supports('color', value);
  return html`<td>
    ${isColour ? html`<span class="swatch" aria-hidden="true" style="background: ${value}"></span>` : ''}<code>${value}</code>
  </td>`;
}

function row({ name, light, dark, large }: DesignToken): TemplateResult {
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    ${sample(light)} ${sample(dark)} ${large === light ? html`<td></td>` : sample(large)}
  </tr>`;
}

const meta: Meta = {
  title: 'Design tokens',
  render: () =>
    html`<style>
        .tokens {
          overflow-x: auto;
        }
        .tokens h1 {
          margin: 0;
          font-size: 1.5em;
        }
        .tokens table {
          border-collapse: collapse;
        }
        .tokens :is(th, td) {
          padding: 6px 16px 6px 0;
          border-block-end: 1px solid;
          font-weight: normal;
          text-align: start;
        }
        .tokens th {
          white-space: nowrap;
        }
        .tokens td {
          max-width: 320px;
        }
        .tokens thead th {
          font-weight: 600;
        }
        .tokens .swatch {
          display: inline-block;
          width: 20px;
          height: 20px;
          margin-inline-end: 8px;
          border: 1px solid;
          border-radius: 4px;
          vertical-align: -5px;
        }
      </style>
      <section class="tokens" lang="en" dir="ltr" aria-labelledby="tokens" tabindex="0">
        <h1 id="tokens">Design tokens</h1>
        <p>A page sets these on the cashier, or on anything above it. What it leaves alone is as follows.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">property</th>
              <th scope="col">light</th>
              <th scope="col">dark</th>
              <th scope="col">large text</th>
            </tr>
          </thead>
          <tbody>
            ${designTokens().map(row)}
          </tbody>
        </table>
      </section>`,
};
export default meta;

/** What a browser makes of a property on a page that sets none. */
function computed(readAs: string, attribute: string, value: string): string {
  const frame = document.createElement('story-frame');
  frame.setAttribute(attribute, value);
  document.body.append(frame);
  const text = getComputedStyle(frame).getPropertyValue(readAs).trim();
  frame.remove();
  return text;
}

export const All: StoryObj = {
  play: async ({ canvasElement }) => {
    const tokens = designTokens();
    await expect(canvasElement.querySelectorAll('tbody tr')).toHaveLength(tokens.length);
    for (const { readAs, light, dark, large } of tokens) {
      await expect(computed(readAs, 'theme', 'light')).toBe(light);
      await expect(computed(readAs, 'theme', 'dark')).toBe(dark);
      await expect(computed(readAs, 'text-size', 'large')).toBe(large);
    }
  },
};

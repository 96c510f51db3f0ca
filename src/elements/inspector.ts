import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Environment } from '../model/environment.js';
import type { OfferList } from '../model/offer.js';
import { tokens } from './tokens.styles.js';

/**
 * For the merchant's engineers: what is offered here, and why the rest is not. Its words are the programs' own.
 * @tag uc-inspector
 */
export class UcInspector extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        overflow-x: auto;
        font-size: var(--_size-small);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: calc(var(--_space) * 0.75) var(--_space);
        border-block-end: 1px solid var(--_line);
        text-align: start;
        vertical-align: top;
      }
      caption {
        padding-block-end: var(--_space);
        color: var(--_muted);
        text-align: start;
      }
      code {
        word-break: break-word;
      }
    `,
  ];

  /** What `explain()` answers. */
  @property({ attribute: false }) list: OfferList | undefined;
  /** Where the cashier is open. */
  @property({ attribute: false }) environment: Environment | undefined;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.list) return nothing;
    return html`<table>
      ${
        this.environment
          ? html`<caption>
              ${Object.entries(this.environment)
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(' · ')}
            </caption>`
          : ''
      }
      <thead>
        <tr>
          <th scope="col">product</th>
          <th scope="col">verdict</th>
          <th scope="col">facts</th>
        </tr>
      </thead>
      <tbody>
        ${this.list.offers.map(
          ({ productId }) =>
            html`<tr>
              <td><code>${productId}</code></td>
              <td>offer</td>
              <td></td>
            </tr>`,
        )}
        ${this.list.exclusions.map(
          ({ productId, reason, facts, remedy }) =>
            html`<tr>
              <td><code>${productId}</code></td>
              <td><code>${reason}</code></td>
              <td><code>${JSON.stringify(facts)}</code>${remedy ? html` → <code>${remedy}</code>` : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

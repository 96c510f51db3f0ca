import { css } from 'lit';

/** What later screens look like; added to the cashier's own style once they are loaded. */
export const laterStyles = css`
  .order.ended {
    display: none;
  }
  .screen.ended,
  .screen.waiting {
    padding: calc(var(--_space) * 4) calc(var(--_space) * 2);
  }
  h2,
  .fine,
  .notice {
    /* Chinese breaks after its punctuation, not inside a word; a clause too long for the line still breaks anywhere. */
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  h2 {
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 4px;
    border-radius: 4px;
  }
  .center {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 1.75);
    text-align: center;
  }
  .actions {
    max-width: 440px;
  }
  .actions.row {
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    margin-block-start: var(--_space);
  }
  .button.quiet {
    font-size: var(--_size-small);
  }
  .fine {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_size-small);
    max-width: 34em;
    text-wrap: balance;
  }
  .notice {
    margin: 0;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.75);
    border-radius: var(--_radius-small);
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: var(--_size-small);
    text-align: start;
  }
  .center .notice {
    max-width: 440px;
  }
  .choosing .notice {
    margin-block-end: calc(var(--_space) * 2);
  }
  .notice.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .notice .code {
    display: block;
    font-size: var(--_size-fine);
  }
  @media print {
    .card {
      border: 1px solid;
      box-shadow: none;
    }
    .actions,
    .clock {
      display: none;
    }
  }
  @container (min-width: 720px) {
    .order.ended {
      display: grid;
    }
    .screen.ended,
    .screen.waiting {
      display: grid;
      align-content: center;
      padding: calc(var(--_space) * 4);
    }
    .actions {
      max-width: 320px;
    }
    /* As wide as the receipt or the field above them. */
    uc-result .actions,
    uc-payer-code + .actions {
      max-width: 440px;
    }
    .ended:first-child {
      grid-column-start: 1;
    }
  }
`;

import { css } from 'lit';

/** A large field for digits, and the wallet they are of. */
export const payerCode = css`
  :host {
    width: 100%;
    max-width: 440px;
  }
  form {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    text-align: start;
  }
  .label {
    display: grid;
    grid-auto-flow: column;
    justify-content: space-between;
    align-items: center;
    gap: var(--_space);
    min-height: 32px;
    font-size: var(--_size-small);
    color: var(--_muted);
  }
  .wallet {
    display: inline-grid;
    grid-auto-flow: column;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    color: var(--_text);
    font-weight: 500;
  }
  .mark {
    width: 24px;
    height: 24px;
    border-radius: 6px;
  }
  input {
    width: 100%;
    min-height: max(56px, var(--_target));
    padding: 0 calc(var(--_space) * 2);
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: calc(var(--_size) * 1.2);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
  }
  input:focus {
    outline: 3px solid var(--_accent-text);
    outline-offset: 1px;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  p {
    word-break: keep-all;
    overflow-wrap: anywhere;
    text-wrap: balance;
    margin: 0;
    font-size: var(--_size-small);
    color: var(--_muted);
  }
  .wrong {
    color: var(--_danger);
  }
  .taken {
    color: var(--_success);
    font-variant-numeric: tabular-nums;
  }
`;

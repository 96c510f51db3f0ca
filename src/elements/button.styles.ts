import { css } from 'lit';

/** Buttons: one that pays, and quieter ones beside it. */
export const button = css`
  .button {
    display: inline-grid;
    align-items: center;
    justify-content: center;
    min-height: var(--_target);
    margin: 0;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2.5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 500;
    text-align: center;
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .button:hover {
    border-color: var(--_control);
  }
  .button.primary {
    border-color: var(--_accent-line);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    font-size: calc(var(--_size) * 1.067);
  }
  .button.primary:hover {
    filter: brightness(0.94);
  }
  .button.wide {
    width: 100%;
    min-height: max(48px, var(--_target));
  }
  .button:disabled {
    cursor: default;
    opacity: 0.55;
    filter: none;
  }
  .button:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .actions {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    width: 100%;
    max-width: 320px;
  }
  @media (forced-colors: active) {
    .button.primary {
      border: 2px solid ButtonText;
    }
  }
`;

import { css } from 'lit';

/** The list of ways to pay: a card of rows, the chosen one lifted. */
export const methodList = css`
  fieldset {
    min-width: 0;
    margin: 0 0 calc(var(--_space) * 2.5);
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--_space);
    color: var(--_muted);
    font-size: var(--_size-small);
  }
  .method {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px calc(var(--_space) * 1.5);
    align-items: center;
    min-height: max(64px, var(--_target));
    margin-block-start: -1px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    background: var(--_surface);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .method:first-of-type {
    border-radius: var(--_radius-control) var(--_radius-control) 0 0;
  }
  .method:last-of-type {
    border-radius: 0 0 var(--_radius-control) var(--_radius-control);
  }
  .method:first-of-type:last-of-type {
    border-radius: var(--_radius-control);
  }
  .method:hover {
    background: var(--_raised);
  }
  .method.chosen {
    z-index: 1;
    border-color: var(--_accent-line);
    background: var(--_accent-soft);
  }
  .method.open.chosen {
    padding-block-end: var(--_space);
    border-block-end: 0;
    border-radius: 0;
  }
  .method.open.chosen:first-of-type {
    border-radius: var(--_radius-control) var(--_radius-control) 0 0;
  }
  uc-instalment-plans {
    position: relative;
    z-index: 1;
    padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 2);
    border: 1px solid var(--_accent-line);
    border-block-start: 0;
    background: var(--_accent-soft);
  }
  .method:last-of-type + uc-instalment-plans {
    border-radius: 0 0 var(--_radius-control) var(--_radius-control);
  }
  .method.out {
    cursor: default;
    color: var(--_muted);
  }
  .method.out .mark {
    filter: grayscale(1);
    opacity: 0.7;
  }
  .words {
    display: grid;
    gap: 1px;
    overflow-wrap: anywhere;
    word-break: break-word;
  }
  .hint {
    color: var(--_muted);
    font-size: var(--_size-fine);
    text-wrap: balance;
  }
  .tag {
    display: inline-block;
    padding: 0 0.5em;
    border-radius: 4px;
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: var(--_size-fine);
  }
  input {
    width: 20px;
    height: 20px;
    margin: 0;
    border: 1.5px solid var(--_control);
    border-radius: 50%;
    background: var(--_surface);
    -webkit-appearance: none;
    appearance: none;
    cursor: inherit;
  }
  input:checked {
    border: 6px solid var(--_accent-line);
    background: #fff;
  }
  input:focus {
    outline: none;
  }
  input:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    input {
      -webkit-appearance: auto;
      appearance: auto;
    }
    .method.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

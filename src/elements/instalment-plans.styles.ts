import { css } from 'lit';

/** Plans side by side where they fit, else one below the other; a plan's radio button is its frame. */
export const instalmentPlans = css`
  div {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10.5em, 100%), 1fr));
    gap: var(--_space);
  }
  .pairs {
    grid-template-columns: repeat(auto-fill, minmax(min(max(10.5em, 34%), 100%), 1fr));
  }
  label {
    display: grid;
    min-height: var(--_target);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  input,
  .words {
    grid-area: 1 / 1;
  }
  input {
    width: 100%;
    height: 100%;
    margin: 0;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    -webkit-appearance: none;
    appearance: none;
    cursor: inherit;
  }
  input:hover {
    background: var(--_raised);
  }
  input:checked {
    border: 2px solid var(--_accent-line);
  }
  input:focus {
    outline: none;
  }
  input:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.25);
    align-content: start;
    min-width: 0;
    padding: calc(var(--_space) * 1.25);
    color: var(--_muted);
    font-size: var(--_size-fine);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    word-break: break-word;
  }
  b {
    flex-basis: 100%;
    color: var(--_text);
    font-size: calc(var(--_size) * 0.933);
    font-weight: 600;
  }
  b + span {
    min-width: 7em;
  }
  .estimate {
    color: var(--_warning);
  }
  p {
    margin: var(--_space) 0 0;
    color: var(--_muted);
    font-size: var(--_size-fine);
  }
  @media (forced-colors: active) {
    input:checked {
      border: 4px solid Highlight;
    }
  }
`;

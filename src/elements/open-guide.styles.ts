import { css } from 'lit';

/** Quiet rows below the ways to pay, and the guide that unfolds under one. */
export const openGuide = css`
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px calc(var(--_space) * 1.5);
    align-items: center;
    padding: var(--_space) 0 var(--_space) calc(var(--_space) * 2);
    min-height: max(56px, var(--_target));
  }
  .words {
    display: grid;
    color: var(--_muted);
    overflow-wrap: anywhere;
    word-break: break-word;
  }
  .hint {
    font-size: var(--_size-fine);
  }
  .button.quiet {
    padding-inline-start: calc(var(--_space) * 1.5);
    padding-inline-end: calc(var(--_space) * 1.5);
    font-size: var(--_size-small);
  }
  .guide * {
    /* The bar with the button that pays stands over the end of a small screen. */
    scroll-margin-block-end: 96px;
  }
  .guide {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    margin-block-end: var(--_space);
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius-control);
    background: var(--_accent-soft);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .steps > div {
    flex: 1 1 150px;
    min-width: 0;
  }
  .picture {
    flex: none;
    width: 105px;
    height: 98px;
    margin: 0 auto;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
  }
  .screen {
    fill: var(--_surface);
  }
  .line {
    stroke: var(--_line);
    stroke-width: 4;
    stroke-linecap: round;
  }
  .here {
    stroke: var(--_accent-text);
    stroke-width: 2;
  }
  .dots {
    fill: var(--_text);
    stroke: none;
  }
  ol {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    margin: 0;
    padding-inline-start: 1.4em;
    font-size: var(--_size-small);
    overflow-wrap: anywhere;
  }
  .acts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(120px, 100%), 1fr));
    gap: var(--_space);
  }
  .acts .button {
    font-size: var(--_size-small);
  }
  p {
    margin: 0;
    font-size: var(--_size-small);
  }
  .title {
    margin: 0 0 var(--_space);
    font-size: var(--_size);
    font-weight: 600;
  }
  p:empty {
    display: none;
  }
  input {
    width: 100%;
    min-height: var(--_target);
    margin-block-start: calc(var(--_space) * 0.5);
    padding: 0 calc(var(--_space) * 1.5);
    border: 1px solid var(--_control);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_size-small);
  }
  input:focus {
    outline: 3px solid var(--_accent-text);
    outline-offset: 1px;
  }
  label {
    display: block;
    font-size: var(--_size-small);
  }
`;

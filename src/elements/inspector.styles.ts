import { css } from 'lit';

/** What the inspector looks like: names beside what is said of them, one below the other where it is narrow. */
export const inspectorStyles = css`
  :host {
    margin-block-start: calc(var(--_space) * 2);
    font-size: var(--_size-small);
  }
  .inspector {
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 2);
  }
  h2,
  h3 {
    margin: 0;
    font-size: var(--_size);
    font-weight: 600;
  }
  h3 {
    margin-block: calc(var(--_space) * 2.5) calc(var(--_space) * 0.5);
    font-size: var(--_size-small);
  }
  dl,
  dd,
  p {
    margin: 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    padding: calc(var(--_space) * 0.5) 0;
    border-block-start: 1px solid var(--_line);
  }
  dt,
  dd,
  textarea {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
  }
  dt {
    flex: 0 0 min(15em, 100%);
    color: var(--_muted);
  }
  dd {
    flex: 1 1 14em;
    min-width: 0;
  }
  .log dt {
    flex-basis: min(7em, 100%);
  }
  label {
    display: block;
    margin-block-start: var(--_space);
  }
  textarea {
    width: 100%;
    height: 14em;
    margin-block-start: var(--_space);
    padding: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius-small);
    background: var(--_raised);
    color: var(--_text);
    font-size: var(--_size-small);
  }
  textarea:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
`;

import { css } from 'lit';

/** One card: on a wide page the order beside the screen, on a narrow one above it. */
export const cashier = css`
  :host {
    container-type: inline-size;
    max-width: 940px;
    margin-inline-start: auto;
    margin-inline-end: auto;
  }
  .card {
    --uc-summary-details: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow:
      0 1px 2px rgba(15, 23, 42, 0.04),
      0 12px 32px rgba(15, 23, 42, 0.07);
  }
  .order {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3.5) calc(var(--_space) * 2.5) var(--_space);
  }
  slot[name='footer'] {
    display: block;
    color: var(--_muted);
    font-size: var(--_size-small);
    text-align: center;
  }
  ::slotted([slot='footer']) {
    margin-block-start: calc(var(--_space) * 2);
  }
  .clock {
    min-height: 1.5em;
    margin: 0;
    color: var(--_muted);
    font-size: var(--_size-small);
    text-align: center;
  }
  .bar .clock {
    margin-block-start: calc(var(--_space) * 1.25);
  }
  .screen {
    grid-column-end: -1;
    min-width: 0;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2) calc(var(--_space) * 3);
  }
  h2 {
    margin: 0;
    font-size: calc(var(--_size) * 1.267);
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .screen.choosing {
    position: relative;
  }
  .bar {
    position: sticky;
    bottom: 0;
    z-index: 2;
    margin: 0 calc(var(--_space) * -2) calc(var(--_space) * -3);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    padding-block-end: calc(var(--_space) * 1.5 + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--_line);
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_surface);
  }
  uc-open-guide {
    min-height: 65px;
    margin-block-start: calc(var(--_space) * 1.5);
    margin-block-end: var(--_space);
  }
  uc-open-guide.two {
    min-height: 129px;
  }
  uc-open-guide.three {
    min-height: 193px;
  }
  .center + uc-method-list {
    display: block;
    margin-block-start: calc(var(--_space) * 2);
  }
  uc-method-list + uc-open-guide {
    margin-block-start: calc(var(--_space) * -1.5);
  }
  .skeleton {
    display: grid;
    gap: var(--_space);
  }
  .skeleton i {
    height: 64px;
    border-radius: var(--_radius-control);
    background: var(--_line);
    opacity: 0.6;
    animation: breathe 1.2s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
    }
  }
  @container (min-width: 720px) {
    .card {
      --uc-summary-details: grid;
      --uc-summary-align: start;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
      min-height: 460px;
    }
    .order {
      grid-template-rows: auto 1fr;
      padding: calc(var(--_space) * 4);
      border-inline-end: 1px solid var(--_line);
      border-start-start-radius: var(--_radius);
      border-end-start-radius: var(--_radius);
      background: var(--_raised);
    }
    .order .clock {
      align-self: end;
      text-align: start;
    }
    .screen {
      padding: calc(var(--_space) * 4);
    }
    .bar {
      position: static;
      margin: 0;
      padding: 0;
      border: 0;
    }
  }
`;

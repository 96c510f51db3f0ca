import { css } from 'lit';

/** Marks: white on a square of the colour that each one says. */
export const marks = css`
  .mark {
    display: block;
    width: 32px;
    height: 32px;
    border-radius: var(--_radius-small);
    overflow: hidden;
    background: currentColor;
    fill: #fff;
    flex: none;
    forced-color-adjust: none;
  }
  .mark:not([color]) {
    color: var(--_muted);
  }
  .mark path {
    transform: translate(4.5px, 4.5px) scale(0.625);
  }
  .mark.square {
    background: #fff;
    fill: currentColor;
  }
  .mark.square path {
    transform: none;
  }
  .mark text {
    font-size: 10px;
    font-weight: 700;
    text-anchor: middle;
    dominant-baseline: central;
  }
`;

import { css } from 'lit';

const dark = css`
  --uc-theme-surface: #181b21;
  --uc-theme-raised: #1d2129;
  --uc-theme-text: #eceef2;
  --uc-theme-muted: #a3abba;
  --uc-theme-line: #2e333d;
  --uc-theme-control: #7d8697;
  --uc-theme-accent: #2b67ff;
  --uc-theme-accent-text: #8fb1ff;
  --uc-theme-accent-soft: #1c2942;
  --uc-theme-success: #4cc38a;
  --uc-theme-success-soft: #15301f;
  --uc-theme-warning: #f0b458;
  --uc-theme-warning-soft: #33270f;
  --uc-theme-danger: #ff8d80;
  --uc-theme-danger-soft: #3a1a17;
  color-scheme: dark;
`;

/** Themes and text sizes. Large text is for older eyes: plain text above 18 px and targets of 60 px, as the ministry's design code asks. */
export const theme = css`
  :host {
    color-scheme: light;
  }
  :host([theme='dark']) {
    ${dark}
  }
  @media (prefers-color-scheme: dark) {
    :host([theme='auto']) {
      ${dark}
    }
  }
  :host([text-size='large']) {
    --uc-font-size: 20px;
    --uc-target: 60px;
  }
`;

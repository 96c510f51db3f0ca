import { css } from 'lit';

/**
 * Every colour, space, radius, size and motion, once. A host page sets `--uc-*` anywhere above; a theme sets the `--uc-theme-*` defaults, and the
 * cashier the `--uc-shade-*` that a merchant's accent becomes. What elements use are the private names, so that a part standing alone looks
 * right too.
 */
export const tokens = css`
  :host {
    --_surface: var(--uc-color-surface, var(--uc-theme-surface, #fff));
    --_raised: var(--uc-color-raised, var(--uc-theme-raised, #fafbfc));
    --_text: var(--uc-color-text, var(--uc-theme-text, #16181d));
    --_muted: var(--uc-color-muted, var(--uc-theme-muted, #5c6370));
    --_line: var(--uc-color-line, var(--uc-theme-line, #e3e6eb));
    --_control: var(--uc-color-control, var(--uc-theme-control, #818997));
    --_accent: var(--uc-shade-accent, var(--uc-color-accent, var(--uc-theme-accent, #1456f0)));
    --_accent-line: var(--uc-shade-accent-line, var(--_accent));
    --_accent-text: var(--uc-color-accent-text, var(--uc-shade-accent-text, var(--uc-theme-accent-text, #1456f0)));
    --_on-accent: var(--uc-color-on-accent, var(--uc-shade-on-accent, #fff));
    --_accent-soft: var(--uc-color-accent-soft, var(--uc-shade-accent-soft, var(--uc-theme-accent-soft, #eef3ff)));
    --_success: var(--uc-color-success, var(--uc-theme-success, #0b7a45));
    --_success-soft: var(--uc-color-success-soft, var(--uc-theme-success-soft, #e7f6ee));
    --_warning: var(--uc-color-warning, var(--uc-theme-warning, #8a5200));
    --_warning-soft: var(--uc-color-warning-soft, var(--uc-theme-warning-soft, #fff6e6));
    --_danger: var(--uc-color-danger, var(--uc-theme-danger, #c42b1c));
    --_danger-soft: var(--uc-color-danger-soft, var(--uc-theme-danger-soft, #fdecea));
    --_radius: var(--uc-radius, 14px);
    --_radius-control: var(--uc-radius-control, 12px);
    --_radius-small: var(--uc-radius-small, 8px);
    --_space: var(--uc-space, 8px);
    --_motion: var(--uc-motion, 250ms);
    --_target: var(--uc-target, 44px);
    --_font: var(--uc-font, system-ui, -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif);
    --_size: var(--uc-font-size, 15px);
    --_size-small: calc(var(--_size) * 0.867);
    --_size-fine: calc(var(--_size) * 0.8);
    display: block;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

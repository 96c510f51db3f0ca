import { css } from 'lit';

/** Marks in their brands' colours. */
export const marks = css`
  .mark {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: var(--_radius-small);
    background: var(--_muted);
    color: #fff;
    font-size: 13px;
    font-weight: 700;
    flex: none;
    forced-color-adjust: none;
  }
  .mark svg {
    width: 20px;
    height: 20px;
  }
  .mark.wechat-pay {
    background: #07a853;
  }
  .mark.alipay {
    overflow: hidden;
    background: #fff;
    color: #1677ff;
  }
  .mark.alipay svg {
    width: 32px;
    height: 32px;
  }
  .mark.unionpay {
    background: #0b5a8f;
  }
`;

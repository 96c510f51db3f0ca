import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from './locale-controller.js';
import { onTick } from './ticker.js';
import { tokens } from './tokens.styles.js';

/** What is said aloud, at these seconds before the end: eight times, where a spoken second would be nine hundred. */
const spokenAt: readonly number[] = [900, 600, 300, 180, 120, 60, 30, 10];

/**
 * The time that is left, computed from a monotonic moment, so that sleep, throttling and a wrong clock move nothing.
 * @tag uc-countdown
 * @csspart time - minutes and seconds
 */
export class UcCountdown extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline;
        font-size: inherit;
        color: inherit;
      }
      time {
        font-weight: 600;
        color: var(--_text);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** When it ends, in milliseconds of `performance.now()`. */
  @property({ attribute: false }) endsAt: number | undefined;
  /** BCP 47; the page's language when empty. */
  @property() locale = '';
  /** Which sentence the time stands in. */
  @property() subject: 'order' | 'code' = 'order';
  /** Says aloud, now and then, how much is left. */
  @property({ type: Boolean }) spoken = false;

  @state() private seconds = 0;
  @state() private spokenSeconds: number | undefined;

  private readonly _words = new LocaleController(this);
  private _life = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this._life = new AbortController();
    onTick(() => {
      this._tick();
    }, this._life.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._life.abort();
  }

  protected override willUpdate(): void {
    this._tick();
  }

  private _tick(): void {
    if (this.endsAt === undefined) return;
    const seconds = Math.max(0, Math.ceil((this.endsAt - performance.now()) / 1000));
    const passed = spokenAt.find((mark) => this.seconds > mark && seconds <= mark);
    if (passed !== undefined) this.spokenSeconds = seconds;
    // What was said of an earlier end is not true of a later one.
    else if (seconds > this.seconds) this.spokenSeconds = undefined;
    this.seconds = seconds;
  }

  private _spokenText(): string {
    const t = this._words.translate;
    const { spokenSeconds } = this;
    if (!t || !this.spoken || spokenSeconds === undefined) return '';
    return spokenSeconds >= 60
      ? t('countdown.minutes', { count: Math.round(spokenSeconds / 60) })
      : t('countdown.seconds', { count: spokenSeconds });
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t || this.endsAt === undefined) return nothing;
    const minutes = String(Math.floor(this.seconds / 60)).padStart(2, '0');
    const rest = String(this.seconds % 60).padStart(2, '0');
    const gap = '\u0000';
    const [before = '', after = ''] = t(this.subject === 'code' ? 'countdown.code' : 'countdown.order', { time: gap }).split(gap);
    return html`<span role="timer" aria-live="off"
        >${before}<time part="time" datetime="PT${this.seconds}S">${minutes}:${rest}</time>${after}</span
      ><span class="visually-hidden" aria-live="polite">${this._spokenText()}</span>`;
  }
}

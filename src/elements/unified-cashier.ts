import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { createCheckout, type Checkout, type CheckoutParts } from '../core/checkout.js';
import type { CheckoutState, PageName } from '../core/checkout-state.js';
import { detectEnvironment } from '../core/environment.js';
import type { Gateway } from '../core/gateway.js';
import { createHttpGateway } from '../gateways/http-gateway.js';
import type { AppBridge } from '../launchers/app-bridge.js';
import type { LauncherTable } from '../launchers/launch.js';
import { CashierError } from '../model/cashier-error.js';
import type { Environment, Host, Terminal } from '../model/environment.js';
import type { OfferList } from '../model/offer.js';
import type { Session } from '../model/session.js';
import { AccentController } from './accent.js';
import { afterPaint } from './after-paint.js';
import { browserClues } from './browser-clues.js';
import { button } from './button.styles.js';
import { cameBack } from './came-back.js';
import type { Inspection, Inspector } from './inspect/inspection.js';
import { isInspected } from './is-inspected.js';
import type { Later } from './later.js';
import { LocaleController } from './locale-controller.js';
import { aside } from './screens/aside.js';
import { broken } from './screens/broken.js';
import { drawScreen } from './screens/draw-screen.js';
import { firstScreens } from './screens/first.js';
import { layoutOf } from './screens/layouts.js';
import { sessionStorageOf } from './session-storage.js';
import { SignalController } from './signal-controller.js';
import { theme } from './theme.styles.js';
import { tokens } from './tokens.styles.js';
import { cashier } from './unified-cashier.styles.js';

/** What a change of any of these begins anew. */
const parts = ['sessionId', 'gateway', 'terminal', 'host', 'session', 'inspect'] as const;

/**
 * A cashier. Given a session and a gateway it shows the ways to pay that work where it is open, carries one out, and tells the truth about
 * what happened, which is what the merchant's server says.
 * @tag unified-cashier
 * @event {UcReadyEvent} uc-ready - the session is loaded
 * @event {UcSelectEvent} uc-select - the payer has chosen a way to pay
 * @event {UcLaunchEvent} uc-launch - a wallet is about to be started; can be prevented
 * @event {UcStatusEvent} uc-status - another state is shown
 * @event {UcPaidEvent} uc-paid - the server says that the order is paid
 * @event {UcFailedEvent} uc-failed - the server says that an attempt has failed
 * @event {UcExpiredEvent} uc-expired - the order's time is over
 * @event {UcErrorEvent} uc-error - something went wrong, and the payer was told
 * @slot footer - what stands below the card, as a filing number or how to reach the merchant's service
 * @csspart card - everything
 * @csspart heading - the heading of a screen
 * @csspart pay - the button that pays
 * @cssproperty --uc-color-accent - the colour of what can be done; it is corrected until everything in it and on it can be read
 * @cssproperty --uc-radius - the roundness of the card
 * @cssproperty --uc-motion - how long what appears takes for it; `0s` for no motion, as who wants less motion has it anyway
 * @cssproperty --uc-font - the type
 * @cssproperty --uc-font-size - the size of plain text
 */
export class UnifiedCashier extends LitElement {
  static override styles = [tokens, theme, button, cashier];
  /** Registers the parts of later screens. The define entry sets it, since a class file registers nothing. */
  static loadParts: () => Promise<unknown> = () => Promise.resolve();
  /** Registers the inspector, and brings what watches for it; only where it is asked for. */
  static loadInspector: () => Promise<Inspector> = () => Promise.resolve({});

  /** The session to be paid: at least 128 random bits, base64url. */
  @property({ attribute: 'session-id' }) sessionId = '';
  /** Where the merchant's server answers, or a gateway of one's own. */
  @property() gateway: string | Gateway = '';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';
  /** Light unless the page says otherwise. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'light';
  /** `large` for older eyes. */
  @property({ attribute: 'text-size', reflect: true }) textSize: 'standard' | 'large' = 'standard';
  /** Overrides what is detected; a counter or kiosk says `scan`. */
  @property() terminal: Terminal | '' = '';
  /** Overrides the program that is detected, where a merchant's app or a rehearsal knows better. */
  @property() host: Host | '' = '';
  /** Where the receipt's button leads; the session's own when empty. */
  @property({ attribute: 'return-url' }) returnUrl = '';
  /** The session, when the page has it already; saves the first request. */
  @property({ attribute: false, hasChanged: isAnotherSession }) session: Session | undefined;
  /** At a counter, two tones tell that the order is paid. */
  @property({ type: Boolean }) sound = false;
  /** At a counter that can be felt, it shakes when the order is paid. */
  @property({ type: Boolean }) vibration = false;
  /** Launchers in place of the house's own. */
  @property({ attribute: false }) launchers: LauncherTable = {};
  /** Hands an `app-sdk` action to the app that shows the page; what it answers is asked about, not believed. */
  @property({ attribute: false }) appBridge: AppBridge | undefined;
  /** Hosts that may be followed beside the channels' own; with a leading dot, all below them. */
  @property({ attribute: false }) allowedHosts: readonly string[] = [];
  /** Shows the inspector below the card, for the merchant's engineers; `?uc-inspect` in the page's address does too, in this tab. */
  @property({ type: Boolean }) inspect = false;

  private readonly _words = new LocaleController(this, 'first');
  private _checkout: Checkout | undefined;
  private readonly _state = new SignalController<CheckoutState>(this, () => this._checkout?.state);
  private _life = new AbortController();
  private _run = new AbortController();
  private _later: Later | undefined;
  private _isLoadingLater = false;
  private _isBroken = false;
  private _inspector: Inspector | undefined;
  private _inspection: Inspection | undefined;
  private readonly _laterLoaded = new Promise<Later>((resolve) => {
    this._resolveLater = resolve;
  });
  private _resolveLater!: (later: Later) => void;
  private readonly _firstScreen = new Promise<void>((resolve) => {
    this._firstScreenStands = resolve;
  });
  private _firstScreenStands!: () => void;
  private _shown: PageName | undefined;
  private _hadFocus = false;

  constructor() {
    super();
    new AccentController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._life = new AbortController();
    this._later?.resumeWith(() => this._checkout, this._life.signal);
    this.requestUpdate();
    // An element that comes back begins anew; one that is new begins with its first update, when its attributes are known.
    if (this.hasUpdated) this._begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._life.abort();
    this._end();
  }

  /** Where the cashier is open. */
  get environment(): Environment {
    return detectEnvironment(browserClues(window, this));
  }

  /** What is on the page. */
  get state(): PageName {
    return this._state.value?.page.name ?? 'loading';
  }

  /**
   * Chooses a product, and a plan of it.
   * @throws CashierError `product-unavailable` for a product that is not offered here
   */
  select(productId: string, planId?: string): void {
    this._running().select({ productId, planId });
  }

  /** Pays with what is chosen, as the button does. */
  pay(): void {
    this._running().pay();
  }

  /** Asks for a new code of the same attempt. */
  refresh(): void {
    this._running().refresh();
  }

  /** Every product: offered here, or not and why. */
  explain(): OfferList {
    return this._checkout?.explain() ?? { offers: [], exclusions: [] };
  }

  /** What is inspected is watched from its beginning, so a cashier that is asked to be waits for who watches; no other does. */
  protected override async scheduleUpdate(): Promise<void> {
    // Without an inspector there is still a cashier.
    if (!this._inspector && isInspected(this)) this._inspector = await UnifiedCashier.loadInspector().catch(() => ({}));
    void super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (!this._checkout || parts.some((part) => changed.has(part))) this._begin();
    // Focus that went with a screen, and that nobody has taken since, is still the cashier's.
    const isInside = this.matches(':focus-within') && !this.renderRoot.querySelector('uc-inspector:focus-within');
    this._hadFocus = isInside || (this._hadFocus && document.activeElement === document.body);
  }

  protected override updated(): void {
    const { state } = this;
    const isAnother = state !== this._shown;
    if (!this._words.translate) return;
    if (isAnother && state === 'choosing') {
      afterPaint(() => {
        this._firstScreenStands();
        void this._loadLater();
      });
    } else if (isAnother && state !== 'loading') {
      this._firstScreenStands();
      void this._loadLater();
    }
    // Another screen takes the focus to its heading; one whose words are still on their way has none yet, and is shown when it has.
    const heading = this.renderRoot.querySelector('h2');
    // So does one whose button has gone from under the payer's finger.
    if (this._shown && this._hadFocus && (isAnother || !this.matches(':focus-within'))) heading?.focus();
    if (heading) this._shown = state;
  }

  /** What comes after the first screen is fetched once that stands, so that it is here before it is asked for. */
  private async _loadLater(): Promise<void> {
    if (this._isLoadingLater) return;
    this._isLoadingLater = true;
    try {
      const [{ later }] = await Promise.all([import('./later.js'), UnifiedCashier.loadParts(), this._words.loadWhole()]);
      this._later = later;
      this._resolveLater(later);
      later.dress(this.renderRoot, UnifiedCashier.elementStyles);
      later.prefetch(this.environment);
      if (this._checkout) this._tell(later, this._checkout);
      if (this.isConnected) later.resumeWith(() => this._checkout, this._life.signal);
    } catch {
      // Engines remember a module that could not be fetched, so only a reload helps; what was begun is resumed after it.
      this._isBroken = true;
    }
    this.requestUpdate();
  }

  private _running(): Checkout {
    if (this._checkout) return this._checkout;
    throw new CashierError('session-id-invalid', 'Put the cashier on a page first.');
  }

  private _tell(later: Later, checkout: Checkout): void {
    later.warnHost(this);
    later.tellHost(this, checkout, this._run.signal);
    later.signalPaid(this, checkout, this._run.signal);
  }

  private _end(): void {
    this._run.abort();
    this._checkout?.dispose();
    this._checkout = undefined;
  }

  private _begin(): void {
    this._end();
    this._run = new AbortController();
    const { sessionId, gateway } = this;
    const own: Pick<CheckoutParts, 'gateway' | 'launch'> = {
      gateway: typeof gateway === 'string' ? createHttpGateway({ baseUrl: gateway }) : gateway,
      launch: (action, report, signal) => void this._laterLoaded.then((later) => later.launchFrom(this)(action, report, signal)),
    };
    const inspection = isInspected(this) ? this._inspector?.beginInspection?.(this, own) : undefined;
    const checkout = createCheckout({
      ...(inspection?.watched ?? own),
      sessionId: sessionId || (this.session?.id ?? ''),
      environment: this.environment,
      session: this.session,
      storage: sessionStorageOf(window),
      returned: cameBack(window),
    });
    this._checkout = checkout;
    this._inspection = inspection;
    inspection?.follow(checkout, this._run.signal);
    if (this._later) this._tell(this._later, checkout);
    if (gateway) void checkout.start(this._firstScreen);
    else checkout.refuse('gateway-missing');
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    const checkout = this._checkout;
    const state = this._state.value;
    const isShowable = t && (this._later || (state && state.page.name in firstScreens));
    if (!isShowable && (this._isBroken || this._words.failed)) return html`${broken}${checkout && this._inspection?.view(checkout)}`;
    if (!t || !checkout || !state) return nothing;
    const { name } = state.page;
    const { locale } = this._words;
    const view = { state, checkout, t, locale, environment: this.environment, returnUrl: this.returnUrl || state.session?.returnUrl };
    return html`<div class="card" part="card" lang=${t('language')} dir=${this._words.direction}>
        ${aside(state, t, locale)}
        <div class="screen ${layoutOf(name)}" aria-busy=${name === 'loading' || name === 'creating'}>
          ${drawScreen(view, this._later?.laterScreens)}
        </div>
        <p class="visually-hidden" role="status">${this._later?.announce(state, t)}</p>
      </div>
      <slot name="footer"></slot>
      ${this._inspection?.view(checkout)}`;
  }
}

/** A page that renders often hands over the same session again and again, which must not begin a payment anew. */
function isAnotherSession(next: Session | undefined, known: Session | undefined): boolean {
  return next?.id !== known?.id;
}

declare global {
  interface HTMLElementTagNameMap {
    'unified-cashier': UnifiedCashier;
  }
}

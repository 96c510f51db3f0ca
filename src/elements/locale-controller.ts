import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Translate } from '../locales/messages.js';
import { isRightToLeft, languageOf, loadTranslator, translatorOf, type Extent } from '../locales/translate.js';

/** A host that may be told its locale. */
interface LocalizedHost extends ReactiveControllerHost {
  readonly locale: string;
}

/** Says texts in the host's language, and renders the host again once the language is there. */
export class LocaleController implements ReactiveController {
  private readonly _host: LocalizedHost;
  private readonly _extent: Extent;
  /** The language could not be loaded, so there are no words. */
  failed = false;

  /** @param extent as much of the language as the host needs before it shows anything */
  constructor(host: LocalizedHost, extent: Extent = 'whole') {
    this._host = host;
    this._extent = extent;
    host.addController(this);
  }

  /** The locale that is spoken: the host's, else the page's, else the browser's. */
  get locale(): string {
    const wish = (this._host.locale || document.documentElement.lang || navigator.language).replace(/_/g, '-');
    try {
      return Intl.getCanonicalLocales(wish)[0] ?? 'zh-CN';
    } catch {
      // What is no locale says at most a language; Intl would throw at every amount.
      return languageOf(wish);
    }
  }

  /** Which way the language is written. */
  get direction(): 'ltr' | 'rtl' {
    return isRightToLeft(languageOf(this.locale)) ? 'rtl' : 'ltr';
  }

  /** The translator, once it is there. */
  get translate(): Translate | undefined {
    return translatorOf(languageOf(this.locale), this._extent);
  }

  /** Loads the rest of the language. */
  async loadWhole(): Promise<void> {
    await loadTranslator(languageOf(this.locale), 'whole');
  }

  hostUpdate(): void {
    if (this.translate) return;
    loadTranslator(languageOf(this.locale), this._extent).then(
      () => {
        this.failed = false;
        this._host.requestUpdate();
      },
      () => {
        if (this.failed) return;
        this.failed = true;
        this._host.requestUpdate();
      },
    );
  }
}

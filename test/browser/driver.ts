/** How a page is opened: what kind of device it seems to be, and what runs in each of its documents first. */
export interface PageOptions {
  readonly userAgent?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  readonly locale?: string;
  /** Honours the page's viewport meta tag, as phones do. */
  readonly mobile?: boolean;
  readonly touch?: boolean;
  /** JavaScript text that runs in each document before the document's own scripts, whatever its policy says. */
  readonly initScript?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: boolean;
  /** Where every request goes first, loopback's too. */
  readonly proxy?: string;
}

/** What a page holds, as the engine counts it. */
export interface PageMetrics {
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

/** A browser. Kept this small so that one over raw CDP (Chromium 80) or WebDriver (WebKit) can stand in. */
export interface BrowserDriver {
  /** Opens a page with cookies and storage of its own. */
  newPage(options?: PageOptions): Promise<PageDriver>;
  close(): Promise<void>;
}

/** One tab of a browser. */
export interface PageDriver {
  /** Goes to an address and waits until the document has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** Evaluates an expression in the page, awaits it when it is a promise, and brings its value back as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses and releases the mouse at a point of the viewport, in CSS pixels; on a touch page, taps there. */
  click(x: number, y: number): Promise<void>;
  /** Presses a key by its `KeyboardEvent.key`, such as `Tab` or `Enter`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  setOffline(offline: boolean): Promise<void>;
  /** How many of each thing the page holds after its garbage is collected. */
  metrics(): Promise<PageMetrics>;
  /** A second tab beside this one, with the same options, cookies and local storage. */
  openTab(): Promise<PageDriver>;
  close(): Promise<void>;
}

import { readFileSync } from 'node:fs';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import type { BrowserDriver, PageDriver, PageOptions } from './driver';

const inPageScript = readFileSync(new URL('./in-page.js', import.meta.url), 'utf8');

/** How long a wait goes on before it fails, in milliseconds. */
const patience = 40_000;
const pollingInterval = 50;

/** Something that must not happen on a page: a refused policy, an uncaught error, an unhandled rejection, an error in the console. */
export interface Violation {
  readonly kind: 'policy' | 'error' | 'rejection' | 'console';
  readonly detail: string;
  readonly url: string;
}

/** An element as a person meets it. Coordinates are CSS pixels of the viewport. */
export interface FoundElement {
  readonly name: string;
  readonly text: string;
  readonly isVisible: boolean;
  readonly isUsable: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

type Point = { readonly x: number; readonly y: number } | { readonly reason: string };

interface Patience {
  readonly timeoutMs?: number;
}

/** What a payer, or a test in the payer's place, does on a page with a cashier. Everything here is said in `PageDriver`'s few words. */
export class CashierPage {
  readonly driver: PageDriver;

  private constructor(driver: PageDriver) {
    this.driver = driver;
  }

  static async open(browser: BrowserDriver, url: string, options: PageOptions = {}): Promise<CashierPage> {
    const page = new CashierPage(await browser.newPage({ ...options, initScript: inPageScript + (options.initScript ?? '') }));
    await page.goto(url);
    return page;
  }

  /** A second tab of the same browser, on the same address unless another is given. */
  async openTab(url?: string): Promise<CashierPage> {
    const tab = new CashierPage(await this.driver.openTab());
    await tab.goto(url ?? (await this.url()));
    return tab;
  }

  goto(url: string): Promise<void> {
    return this.driver.goto(url);
  }

  reload(): Promise<void> {
    return this.driver.reload();
  }

  url(): Promise<string> {
    return this.driver.url();
  }

  setOffline(offline: boolean): Promise<void> {
    return this.driver.setOffline(offline);
  }

  press(key: string): Promise<void> {
    return this.driver.press(key);
  }

  type(text: string): Promise<void> {
    return this.driver.type(text);
  }

  close(): Promise<void> {
    return this.driver.close();
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.driver.evaluate<T>(expression);
  }

  /** The text that can be seen, through shadow roots and slots, one line a block. */
  text(): Promise<string> {
    return this.evaluate('cashierPage.text()');
  }

  /** All elements that match, in every open shadow root. */
  findDeep(selector: string): Promise<FoundElement[]> {
    return this.evaluate(`cashierPage.findDeep(${JSON.stringify(selector)})`);
  }

  /** The name of the state that the cashier is in. */
  state(): Promise<string | undefined> {
    return this.evaluate(`document.querySelector('unified-cashier')?.state`);
  }

  /** The offers and exclusions that the cashier gives account of. */
  explain<T = unknown>(): Promise<T> {
    return this.evaluate(`document.querySelector('unified-cashier').explain()`);
  }

  /** The accessible name of what has the focus; empty when nothing has. */
  focusedText(): Promise<string> {
    return this.evaluate('cashierPage.focusedText()');
  }

  /** What went wrong in this tab's documents of the present origin, since the tab was opened. */
  violations(): Promise<Violation[]> {
    return this.evaluate('cashierPage.violations()');
  }

  /** Waits until an expression in the page is truthy, and answers its value. */
  waitFor<T>(expression: string, patience?: Patience): Promise<T> {
    return this.#poll(
      () => this.evaluate<T>(expression),
      () => `${expression} to be true`,
      patience,
    );
  }

  waitForState(...names: readonly string[]): Promise<string> {
    return this.#poll(
      async () => {
        const state = await this.state();
        return state !== undefined && names.includes(state) ? state : undefined;
      },
      async () => `state ${names.join(' or ')}; it is ${await this.state()}`,
    );
  }

  /** Waits until the page shows a text, and answers all it shows. */
  waitForText(expected: string | RegExp, patience?: Patience): Promise<string> {
    return this.#poll(
      async () => {
        const text = await this.text();
        return (typeof expected === 'string' ? text.includes(expected) : expected.test(text)) ? text : undefined;
      },
      async () => `${String(expected)}; the page says:\n${await this.text()}`,
      patience,
    );
  }

  /** Clicks a button, link or radio by its accessible name, with the mouse, once it can be seen, used and reached. */
  async clickButton(name: RegExp, patience?: Patience): Promise<void> {
    const find = `cashierPage.findButton(${JSON.stringify(name.source)}, ${JSON.stringify(name.flags)})`;
    await this.#click(find, `a button named ${String(name)}`, patience);
  }

  /** Clicks the first visible element that matches, with the mouse. */
  async clickElement(selector: string, patience?: Patience): Promise<void> {
    await this.#click(`cashierPage.findPoint(${JSON.stringify(selector)})`, `an element ${selector}`, patience);
  }

  /** Reads the QR code on the screen as a phone would, from its picture. */
  decodeCode(patience?: Patience): Promise<string> {
    return this.#poll(
      async () => {
        const { data, width, height } = PNG.sync.read(await this.driver.screenshot());
        return jsqr(new Uint8ClampedArray(data), width, height)?.data;
      },
      async () => `a code that can be read; the page says:\n${await this.text()}`,
      patience,
    );
  }

  async #click(find: string, what: string, patience?: Patience): Promise<void> {
    let reason = '';
    const { x, y } = await this.#poll(
      async () => {
        const point = await this.evaluate<Point>(find);
        if ('x' in point) return point;
        reason = point.reason;
        return undefined;
      },
      () => `${what} to click: ${reason}`,
      patience,
    );
    await this.driver.click(x, y);
  }

  async #poll<T>(look: () => Promise<T | undefined>, awaited: () => string | Promise<string>, { timeoutMs = patience }: Patience = {}) {
    const deadline = performance.now() + timeoutMs;
    let trouble: unknown;
    for (;;) {
      try {
        const found = await look();
        if (found) return found;
        trouble = undefined;
      } catch (error) {
        // A navigation may take the document away under the question; the next look asks the new one.
        trouble = error;
      }
      if (performance.now() > deadline) {
        throw new Error(`Waited ${timeoutMs} ms at ${await this.url()} for ${await describe(awaited)}`, { cause: trouble });
      }
      await new Promise((resolve) => setTimeout(resolve, pollingInterval));
    }
  }
}

async function describe(awaited: () => string | Promise<string>): Promise<string> {
  try {
    return await awaited();
  } catch (error) {
    return `something that cannot be asked any more: ${String(error)}`;
  }
}

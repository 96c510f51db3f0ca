import { html } from 'hono/html';
import { layOut } from '../../page-layout';

/** Where the page is to take itself to be, as far as that is not left to be detected. */
interface Stated {
  readonly terminal: string | null;
  readonly host: string | null;
}

/** The cashier's page: one tag. An id that is nobody's has the same page; the cashier says so. */
export function renderPayPage(sessionId: string, stated: Stated | undefined): ReturnType<typeof html> {
  const places = [stated?.terminal ? html` terminal="${stated.terminal}"` : '', stated?.host ? html` host="${stated.host}"` : ''];
  const tag = html`<unified-cashier session-id="${sessionId}" gateway="/api" ${places}></unified-cashier>`;
  return layOut({
    title: '收银台 · 山川书店',
    name: 'pay',
    scripts: ['/assets/standalone/unified-cashier.js'],
    body: html`<main>${tag}</main>
      <noscript>收银台需要启用 JavaScript。</noscript>`,
  });
}

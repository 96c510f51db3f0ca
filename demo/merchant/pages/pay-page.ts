import { html } from 'hono/html';
import { layOut } from '../../page-layout';

/** The cashier's page: one tag. An id that is nobody's has the same page; the cashier says so. */
export function renderPayPage(sessionId: string, terminal: string | null): ReturnType<typeof html> {
  const tag =
    terminal === null
      ? html`<unified-cashier session-id="${sessionId}" gateway="/api"></unified-cashier>`
      : html`<unified-cashier session-id="${sessionId}" gateway="/api" terminal="${terminal}"></unified-cashier>`;
  return layOut({
    title: '收银台 · 山川书店',
    name: 'pay',
    scripts: ['/assets/standalone/unified-cashier.js'],
    body: html`<main>${tag}</main>
      <noscript>收银台需要启用 JavaScript。</noscript>`,
  });
}

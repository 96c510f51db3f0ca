import { html } from 'hono/html';
import { layOut } from '../../page-layout';

/** Where the merchant's own people look: its script fills it and keeps it up to date. */
export function renderOfficePage(): ReturnType<typeof html> {
  return layOut({
    title: '商家后台 · 山川书店',
    name: 'office',
    body: html`<header class="bar">
        <span class="mark" aria-hidden="true">山</span><span class="name">山川书店 · 商家后台</span>
        <a class="shop" href="/">书店</a>
      </header>
      <main id="office" aria-busy="true"><p class="muted">正在读取订单……</p></main>
      <noscript>商家后台需要启用 JavaScript。</noscript>`,
  });
}

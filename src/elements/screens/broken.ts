import { html } from 'lit';

/** Shown when a part of the page could not be fetched, in words that need no fetching. */
export const broken = html`<div class="card screen">
  <p>页面没有加载完整。 This page is not complete.</p>
  <button class="button" @click=${() => location.reload()}>刷新 Reload</button>
</div>`;

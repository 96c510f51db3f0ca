import { html } from 'hono/html';
import { layOut } from './page-layout';

/** Whose page it is, and where its button leads. */
export interface Site {
  readonly mark: string;
  readonly name: string;
  readonly home: string;
}

/** The bookshop. */
export const shopSite: Site = { mark: '山', name: '山川书店', home: '回到书店' };

/** The channels' sandbox. */
export const sandboxSite: Site = { mark: '沙', name: '支付沙箱', home: '打开演示手机' };

/** A page that says what is wrong and what to do next. */
export function renderMessagePage(site: Site, title: string, message: string): ReturnType<typeof html> {
  return layOut({
    title,
    name: 'shop',
    body: html`<header class="bar"><span class="mark" aria-hidden="true">${site.mark}</span><span class="name">${site.name}</span></header>
      <main>
        <section class="card order">
          <h1>${title}</h1>
          <p>${message}</p>
          <a class="button" href="/">${site.home}</a>
        </section>
      </main>`,
  });
}

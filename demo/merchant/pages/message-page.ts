import { html } from 'hono/html';
import { layOut } from '../../page-layout';

/** A page that says what is wrong and what to do next. */
export function renderMessagePage(title: string, message: string): ReturnType<typeof html> {
  return layOut({
    title,
    name: 'shop',
    body: html`<header class="bar"><span class="mark" aria-hidden="true">山</span><span class="name">山川书店</span></header>
      <main>
        <section class="card order">
          <h1>${title}</h1>
          <p>${message}</p>
          <a class="button" href="/">回到书店</a>
        </section>
      </main>`,
  });
}

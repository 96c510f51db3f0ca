import { html } from 'hono/html';

/** Pages of plain forms: the build has a style sheet of that name and no script. */
const scriptless: readonly Page['name'][] = ['wallet'];

/** A page of the demo: its title, the build's script and style of that name, and its body. */
export interface Page {
  readonly title: string;
  readonly name: 'shop' | 'pay' | 'phone' | 'wallet' | 'office';
  readonly body: unknown;
  /** Further module scripts. */
  readonly scripts?: readonly string[];
}

/** The document around a page; everything is escaped, nothing is inline. */
export function layOut(page: Page): ReturnType<typeof html> {
  const own = scriptless.includes(page.name) ? [] : [`/assets/demo/${page.name}.js`];
  const scripts = [...(page.scripts ?? []), ...own];
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/demo/${page.name}.css" />
        ${scripts.map((source) => html`<script type="module" src="${source}"></script>`)}
      </head>
      <body class="${page.name}">
        ${page.body}
      </body>
    </html>`;
}

import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const folders = ['standalone', 'demo'] as const;

/** Serves what the builds have written to `dist`, under `/assets`. */
export function makeBuiltAssets(): Hono {
  const app = new Hono();
  for (const folder of folders) {
    app.use(
      `/assets/${folder}/*`,
      serveStatic({
        root: fileURLToPath(new URL('..', import.meta.url)),
        rewriteRequestPath: (path) => path.replace('/assets/', '/dist/'),
        onFound: (path, context) => {
          // Only a name with a hash stands for the same bytes for ever.
          context.header('Cache-Control', /[/\\]chunks[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      }),
    );
  }
  return app;
}

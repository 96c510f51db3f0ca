import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addLastAnswers } from '../../demo/last-answers';
import { shopSite } from '../../demo/message-page';
import { pageHeaders } from '../../demo/page-headers';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

function makeBroken(): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.get('/broken', () => {
    throw new Error('The secret reason');
  });
  addLastAnswers(app, shopSite);
  return app;
}

describe('an application that breaks', () => {
  test('says so to a person on a page of the usual kind', async () => {
    const answer = await makeBroken().request('/broken');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const text = await answer.text();
    expect(text).toContain('请稍后重试');
    expect(text).not.toContain('secret');
  });

  test('says so to a program in a problem', async () => {
    const answer = await makeBroken().request('/broken', { headers: { Accept: 'application/json' } });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([500, 'application/problem+json']);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await answer.json()).toMatchObject({ status: 500, code: 'server-error' });
  });
});

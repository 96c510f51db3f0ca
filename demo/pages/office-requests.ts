import type { Overview } from '../merchant/overview-facts';

/** Why the server did not do something, in its own words. */
export class OfficeRefusal extends Error {}

let known: { readonly tag: string; readonly overview: Overview } | undefined;

/**
 * The newest of everything.
 * @throws OfficeRefusal
 */
export async function readOverview(): Promise<Overview> {
  const answer = await send('/merchant/overview', known === undefined ? {} : { headers: { 'If-None-Match': known.tag } });
  if (answer.status === 304 && known !== undefined) return known.overview;
  if (!answer.ok) throw new OfficeRefusal('服务器没有给出可读的回答。');
  const overview = (await answer.json()) as Overview;
  const tag = answer.headers.get('ETag');
  known = tag === null ? undefined : { tag, overview };
  return overview;
}

/**
 * Asks for a refund.
 * @param key the same for the same wish, however often it is sent
 * @throws OfficeRefusal
 */
export function askForRefund(
  wish: { readonly outTradeNo: string; readonly amount: number; readonly reason: string },
  key: string,
): Promise<void> {
  return post('/merchant/refunds', wish, { 'Idempotency-Key': key });
}

/**
 * Has a day's bill fetched and compared.
 * @throws OfficeRefusal
 */
export function askForReconciliation(channel: string, day: string): Promise<void> {
  return post('/merchant/reconciliations', { channel, day });
}

async function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const answer = await send(path, init);
  if (answer.ok) return;
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new OfficeRefusal([problem.title, problem.detail].filter((part) => part !== undefined).join('：') || '服务器没有给出可读的回答。');
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new OfficeRefusal('连接不上服务器，请确认它仍在运行。');
  }
}

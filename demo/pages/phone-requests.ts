/** One way to pay an order of instalments. */
export interface PayerPlan {
  /** 0 for all at once. */
  readonly periods: number;
  readonly words: string;
  readonly isChosen: boolean;
}

/** An order as the sandbox tells a payer. */
export interface PayerOrder {
  readonly channel: string;
  readonly outTradeNo: string;
  readonly standing: 'unpaid' | 'paying' | 'paid' | 'failed' | 'closed' | 'refunded';
  /** The channel's own word. */
  readonly tradeState: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly subject: string;
  readonly payee: string;
  readonly notice?: string;
  readonly plans?: readonly PayerPlan[];
}

/** What is still to go wrong: a request of an order's page, or something at a channel. */
export interface PendingFault {
  readonly id: string;
  readonly left: number;
  readonly operation?: string;
  readonly orderNo?: string;
  readonly fault?: { readonly kind: string; readonly code?: number; readonly ms?: number };
  readonly place?: string;
  readonly orderPrefix?: string;
  readonly kind?: string;
  readonly afterMs?: number;
}

/** Why the sandbox does not do something, in words for the payer; `unreachable` when it said nothing. */
export class SandboxRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The order that a text leads to.
 * @throws SandboxRefusal
 */
export function findOrder(content: string): Promise<PayerOrder> {
  return ask(`/sandbox/code?${new URLSearchParams({ content }).toString()}`);
}

/**
 * Does what a payer does.
 * @param periods what was chosen of the order's plans
 * @returns the order as it then stands
 * @throws SandboxRefusal
 */
export function performAct(content: string, act: string, periods?: number): Promise<PayerOrder> {
  const body = JSON.stringify({ content, act, periods });
  return ask('/sandbox/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
}

/**
 * A new payer's code.
 * @throws SandboxRefusal
 */
export async function makePayerCode(channel: string, outcome: string): Promise<string> {
  const { payerCode } = await ask<{ payerCode: string }>(`/sandbox/payer-code?${new URLSearchParams({ channel, outcome }).toString()}`);
  return payerCode;
}

/**
 * Arranges that something goes wrong.
 * @throws SandboxRefusal
 */
export function arrangeFault(rule: object): Promise<PendingFault> {
  return ask('/sandbox/faults', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(rule) });
}

/**
 * What is still to go wrong, oldest first.
 * @throws SandboxRefusal
 */
export function listFaults(): Promise<readonly PendingFault[]> {
  return ask('/sandbox/faults');
}

/**
 * Takes an arrangement back.
 * @throws SandboxRefusal
 */
export async function liftFault(id: string): Promise<void> {
  await ask(`/sandbox/faults?${new URLSearchParams({ id }).toString()}`, { method: 'DELETE' });
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new SandboxRefusal('unreachable', '连接不上沙箱，请确认演示程序仍在运行。');
  }
  if (answer.status === 204) return undefined as T;
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; title?: string };
  throw new SandboxRefusal(problem.code ?? 'unknown', problem.title ?? '沙箱没有给出可读的回答，请稍后重试。');
}

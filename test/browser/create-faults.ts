import type { Fault } from './faulty-proxy';
import type { CashierPage } from './cashier-page';

/** What goes wrong with the request that makes a payment. */
export interface CreateFault {
  /** What is said of the request: `is lost …`. */
  readonly name: string;
  readonly fault: Fault;
  /** It befalls the request again and again, until it is lifted. */
  readonly lasting?: true;
  /** What befalls the page once the request is under way. */
  readonly meanwhile?: (page: CashierPage, rule: { lift(): void }) => Promise<void>;
  /** The server has said no: the payer's next press is another wish, with a key of its own. */
  readonly refused?: true;
  /** Nothing of the answer is missing, so that nothing has to be asked for again. */
  readonly answered?: true;
}

const problem = (code: number, name: string, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  code,
  body: JSON.stringify({ code: name }),
  headers,
});

const page = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  code,
  body: `<h1>${String(code)}</h1>`,
  contentType: 'text/html',
  headers,
});

/** More than a gateway waits for. */
const tooLongMs = 12_000;

/** Long enough for something to happen to the page meanwhile. */
const slowMs = 3000;

/** Everything that may befall the request by which a payment is made. */
export const createFaults: readonly CreateFault[] = [
  { name: 'is lost before it is sent', fault: { kind: 'lose-request' } },
  { name: 'is carried out, and its answer lost', fault: { kind: 'lose-answer' } },
  { name: 'is answered by half', fault: { kind: 'cut-body' } },
  { name: 'is answered too late', fault: { kind: 'delay', ms: tooLongMs } },
  { name: 'is told to be in progress (409)', fault: problem(409, 'in-progress') },
  { name: 'is refused for its key (422)', fault: problem(422, 'idempotency-key-reused'), refused: true },
  { name: 'is told to wait (429)', fault: problem(429, 'too-soon', { 'retry-after': '2' }) },
  { name: 'meets an error of the server (500)', fault: problem(500, 'server-error') },
  { name: 'meets a gateway without a server (502)', fault: page(502) },
  { name: 'meets a server that rests (503)', fault: page(503, { 'retry-after': '2' }) },
  { name: 'is answered with a page of somebody else’s', fault: { kind: 'html' } },
  {
    name: 'is answered with a status of tomorrow',
    fault: { kind: 'replace-json', replace: (json) => ({ ...(json as object), status: 'half-paid' }) },
    answered: true,
  },
  {
    name: 'loses its network under way',
    fault: { kind: 'lose-answer' },
    lasting: true,
    async meanwhile(there, rule) {
      await there.setOffline(true);
      rule.lift();
      await there.waitForState('outcome-unknown');
      await there.setOffline(false);
    },
  },
  {
    name: 'is overtaken by a reload',
    fault: { kind: 'delay', ms: slowMs },
    meanwhile: (there) => there.reload(),
    answered: true,
  },
];

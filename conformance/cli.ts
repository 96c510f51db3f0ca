import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { readContract } from './contract';
import { runChecks, type Outcome } from './run-checks';
import { reach } from './server';

const usage = `unified-cashier-contract <baseUrl> --new <url> [--act <url>]

Asks a merchant's server whether it keeps the contract of openapi.yaml, prints a line a rule, and exits with 1 when one is broken.

  <baseUrl>     where the contract's paths begin, as https://shop.example/api
  --new <url>   is asked by GET and makes a session for an order of its own; answers {"sessionId": "…"}
  --act <url>   is POSTed {act, content, sessionId, paymentId, outTradeNo} and has the payer do what act says: pay, or pay-late for money
                that arrives after the attempt was closed. Without it, what needs a payment is not asked.
`;

/** Runs the command and answers with what it is to exit with. */
export async function main(args: readonly string[], write: (text: string) => void): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    write(usage);
    return 2;
  }
  const contract = readContract(readFileSync(createRequire(import.meta.url).resolve('unified-cashier/openapi.yaml'), 'utf8'));
  const outcomes = await runChecks(reach(contract, options));
  write(toTable(outcomes));
  return outcomes.some(({ result }) => result === 'broken') ? 1 : 0;
}

function readOptions(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { new: { type: 'string' }, act: { type: 'string' } },
    });
    const [baseUrl, ...others] = positionals;
    const { new: newUrl, act: actUrl } = values;
    const areUrls = [baseUrl, newUrl, actUrl ?? baseUrl].every((url) => url !== undefined && URL.canParse(url));
    if (baseUrl === undefined || newUrl === undefined || others.length > 0 || !areUrls) return undefined;
    return { baseUrl: baseUrl.replace(/\/+$/, ''), newUrl, actUrl };
  } catch {
    // An option that is none.
    return undefined;
  }
}

const marks = { kept: '✓', broken: '✗', 'not asked': '–' } as const;

function toTable(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(({ says, result, reason }) => {
    const explanation = reason === undefined ? '' : `\n    ${reason.replaceAll('\n', '\n    ')}`;
    return `${marks[result]} ${says}${explanation}`;
  });
  const count = (wanted: Outcome['result']) => outcomes.filter(({ result }) => result === wanted).length;
  return `${lines.join('\n')}\n\n${count('kept')} kept, ${count('broken')} broken, ${count('not asked')} not asked\n`;
}

/** The built package as its users meet it. Run by `npm run exports`, after `npm run build`. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

interface PackageJson {
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly sideEffects: readonly string[];
  readonly bin: Record<string, string>;
}

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** Imports by the package's own name in a plain Node, which has no DOM, and lists what is exported. */
async function exportedNames(specifier: string): Promise<string[]> {
  const program = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)})).sort()))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(stdout) as string[];
}

describe('each key of the exports map', () => {
  test.each(Object.entries(packageJson.exports))('%s names files that exist', (_, value) => {
    for (const file of Object.values(typeof value === 'string' ? { default: value } : value)) expect(existsSync(file), file).toBe(true);
  });
});

// The public names. A name that is added or removed here is a change of the package's interface: filled by `vitest -u`, read by a person.
describe('exported names', () => {
  test('unified-cashier', async () => {
    expect(await exportedNames('unified-cashier')).toMatchInlineSnapshot(`
      [
        "CashierError",
        "UcCopyable",
        "UcCountdown",
        "UcErrorEvent",
        "UcExpiredEvent",
        "UcFailedEvent",
        "UcInspector",
        "UcInstalmentPlans",
        "UcLaunchEvent",
        "UcMethodList",
        "UcOpenGuide",
        "UcOrderSummary",
        "UcPaidEvent",
        "UcPayerCode",
        "UcPayerCodeEvent",
        "UcQrCode",
        "UcReadyEvent",
        "UcRefreshEvent",
        "UcResult",
        "UcSelectEvent",
        "UcStatusEvent",
        "UcWaiting",
        "UnifiedCashier",
        "addChannel",
        "addWords",
        "createHttpGateway",
        "isCashierError",
        "readReturnParams",
      ]
    `);
  });

  test('unified-cashier/core', async () => {
    expect(await exportedNames('unified-cashier/core')).toMatchInlineSnapshot(`
      [
        "CashierError",
        "addProducts",
        "createCheckout",
        "createHttpGateway",
        "createLaunch",
        "detectEnvironment",
        "findOffers",
        "formatMoney",
        "isCashierError",
        "isMoney",
        "moneyText",
        "readReturnParams",
        "returnParamNames",
      ]
    `);
  });

  test('unified-cashier/channels', async () => {
    expect(await exportedNames('unified-cashier/channels')).toMatchInlineSnapshot(`
      [
        "CashierError",
        "carriersAt",
        "catalogue",
        "channelClocks",
        "channelOfPayerCode",
        "checkInstalment",
        "checkOrder",
        "cleanDescription",
        "creditBanOf",
        "creditBans",
        "creditBansOf",
        "endOfExpiry",
        "estimateInstalments",
        "expiryRules",
        "expiryRulesOf",
        "factsIn",
        "fromChannelAmount",
        "houseChannels",
        "identifyPayerCode",
        "instalmentRules",
        "instalmentRulesOf",
        "isCashierError",
        "isKnown",
        "isRuleFor",
        "isTradeOver",
        "isVerified",
        "maskPayerCode",
        "merchantText",
        "navigations",
        "orderRules",
        "orderRulesOf",
        "payerCodeRules",
        "permissions",
        "productDefinitions",
        "productSources",
        "products",
        "profiles",
        "readPayerCode",
        "readReturnParams",
        "readTradeAnswer",
        "returnParamNames",
        "returns",
        "ruleKinds",
        "safeOrderNumber",
        "toChannelAmount",
        "tradeStatuses",
        "wasPaid",
        "writeExpiry",
      ]
    `);
  });

  test('unified-cashier/define', async () => {
    expect(await exportedNames('unified-cashier/define')).toMatchInlineSnapshot(`[]`);
  });
});

/** Whether importing a file registers elements, found out in a Node of its own. */
async function registersElements(file: string): Promise<boolean> {
  const program = `
    let count = 0;
    globalThis.customElements = { define: () => { count += 1; }, get: () => undefined };
    await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(count);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return Number(stdout) > 0;
}

function isNamed(file: string): boolean {
  return packageJson.sideEffects.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replace(/\*+/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`).test(file),
  );
}

test('sideEffects names exactly the built files whose import registers elements', async () => {
  const built = ['dist', 'dist/chunks'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => `./${folder}/${name}`),
  );
  const registering: string[] = [];
  for (const file of built) if (await registersElements(file)) registering.push(file);
  expect(registering).toContain('./dist/define.js');
  expect(built.filter(isNamed)).toEqual(registering);
  expect(isNamed('./dist/standalone/unified-cashier.js')).toBe(true);
});

describe('the command', () => {
  const run = async (...args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> => {
    const file = packageJson.bin['unified-cashier-contract'] ?? '';
    const running = promisify(execFile)(process.execPath, [file, ...args]);
    return running.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  };

  test('explains itself, and needs nothing but its own file and the contract', async () => {
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([2, expect.stringContaining('unified-cashier-contract <baseUrl> --new <url>')]);
  });

  test('finds out that a server is not there', async () => {
    const { code, stdout } = await run('http://localhost:1/api', '--new', 'http://localhost:1/new');
    expect([code, stdout]).toEqual([1, expect.stringContaining('0 kept')]);
  });
});

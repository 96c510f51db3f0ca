import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = new URL('../../src/mini-program/', import.meta.url);

/** What a mini program takes: CommonJS, and syntax of 2018. */
async function emitted(): Promise<string> {
  const source = await readFile(new URL('pay-flow.ts', folder), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2018, newLine: ts.NewLineKind.LineFeed },
  });
  const banner =
    '/* global exports */\n/* eslint-disable no-unused-vars -- what the compiler names is not ours */\n// Made from src/mini-program/pay-flow.ts: change it there, then run this folder’s tests with `-u`.\n';
  return format(banner + outputText, { parser: 'babel', singleQuote: true, printWidth: 140, trailingComma: 'all' });
}

test.each(['wechat', 'alipay'])('the flow shipped for %s is made from pay-flow.ts as it stands', async (platform) => {
  await expect(await emitted()).toMatchFileSnapshot(`../../src/mini-program/${platform}/pay/pay-flow.js`);
});

test('what is shipped asks for no module, and is no newer than 2018', async () => {
  const code = await emitted();
  expect(code).not.toMatch(/\brequire\(|\bimport\b\s*[{('"*]/);
  expect(code).not.toMatch(/\?\.[a-z[(]|\?\?/i);
});

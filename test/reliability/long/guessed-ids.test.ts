import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAskInProcess } from '../../demo/ask-in-process';
import { makeScriptedMerchant, type ScriptedMerchant } from '../../demo/scripted-channel';
import { shows } from '../shows';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()), 60_000);
afterAll(() => scripted.merchant.database.connection.close());

test('a session’s id is not found by ten thousand guesses, not even next to a good one', async ({ task }) => {
  const ask = makeAskInProcess(scripted.merchant);
  const { id } = await scripted.open('guessed1');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const neighbours = [...id].flatMap((own, at) =>
    [...letters].filter((letter) => letter !== own).map((letter) => id.slice(0, at) + letter + id.slice(at + 1)),
  );
  const guesses = [...neighbours, `${id}A`, [...id].reverse().join('')];
  while (guesses.length < 10_000) guesses.push(randomBytes(16).toString('base64url'));
  let hits = 0;
  for (const guess of guesses) hits += (await ask('GET', `/sessions/${guess}/status`)).status === 404 ? 0 : 1;
  expect(hits).toBe(0);
  expect((await ask('GET', `/sessions/${id}/status`)).status).toBe(200);
  shows({ task }, 'S7', guesses.length, '10,000 guesses, 0 hits');
});

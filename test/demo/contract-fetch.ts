import { readFileSync } from 'node:fs';
import { readContract, type ContractAnswer } from '../../conformance/contract';

export type { ContractAnswer } from '../../conformance/contract';

const contract = readContract(readFileSync('src/gateways/openapi.yaml', 'utf8'));

/** Asks an operation of the contract and checks that its answer is one that the contract declares. */
export async function contractFetch<T>(
  baseUrl: string,
  method: 'GET' | 'POST',
  path: string,
  init: RequestInit = {},
): Promise<ContractAnswer<T>> {
  return checkAnswer<T>(method, path, await fetch(`${baseUrl}${path}`, { ...init, method }));
}

/**
 * Reads the answer of an operation.
 * @throws Breach when it is none that the contract declares for that operation
 */
export function checkAnswer<T>(method: string, path: string, answer: Response): Promise<ContractAnswer<T>> {
  return contract.judge<T>(method === 'GET' ? 'GET' : 'POST', path, answer);
}

import { compileSchema, contract, explainErrors } from '../../demo/merchant/contract';

interface Declared {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** An answer that fits the contract. */
export interface ContractAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

const { paths } = contract as { paths: Record<string, Record<string, { responses?: Record<string, Declared | { $ref: string }> }>> };

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
 * @throws Error when it is none that the contract declares for that operation
 */
export async function checkAnswer<T>(method: string, path: string, answer: Response): Promise<ContractAnswer<T>> {
  const text = await answer.text();
  const { pointer, declared } = findResponse(method, path, answer.status);
  if (answer.headers.get('Cache-Control') !== 'no-store') throw new Error(`${method} ${path} may be cached`);
  for (const name of Object.keys(declared.headers ?? {})) {
    if (!answer.headers.has(name)) throw new Error(`${method} ${path} answers ${answer.status} without ${name}`);
  }
  if (declared.content === undefined) return { status: answer.status, headers: answer.headers, body: undefined as T };
  const type = answer.headers.get('Content-Type')?.split(';')[0] ?? '';
  if (!(type in declared.content)) throw new Error(`${method} ${path} answers ${type}, which the contract does not declare`);
  const body = JSON.parse(text) as T;
  const validate = compileSchema<T>(`${pointer}/content/${escapePointer(type)}/schema`);
  if (!validate(body)) throw new Error(`${method} ${path} ${answer.status}: ${explainErrors(validate, 'body')}\n${text}`);
  return { status: answer.status, headers: answer.headers, body };
}

function findResponse(method: string, path: string, status: number): { pointer: `#/${string}`; declared: Declared } {
  const pathname = path.split('?')[0] ?? path;
  const template = Object.keys(paths).find((candidate) => new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname));
  const response = template === undefined ? undefined : paths[template]?.[method.toLowerCase()]?.responses?.[String(status)];
  if (template === undefined || response === undefined) throw new Error(`The contract does not declare ${status} for ${method} ${path}`);
  if (!('$ref' in response)) {
    return { pointer: `#/paths/${escapePointer(template)}/${method.toLowerCase()}/responses/${status}`, declared: response };
  }
  const name = response.$ref.replace('#/components/responses/', '');
  const { components } = contract as { components: { responses: Record<string, Declared> } };
  return { pointer: `#/components/responses/${name}`, declared: components.responses[name] ?? {} };
}

function escapePointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

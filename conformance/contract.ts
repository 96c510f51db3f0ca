import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Declared {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Declared | { readonly $ref: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation | undefined>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Declared>> };
}

/** An answer that the contract declares. */
export interface ContractAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** An answer, or a server, that breaks the contract. */
export class Breach extends Error {}

/** The contract, by which answers are judged. */
export interface Contract {
  /**
   * Reads the answer of an operation.
   * @throws Breach when it is none that the contract declares for that operation
   */
  readonly judge: <Body>(method: 'GET' | 'POST', path: string, answer: Response) => Promise<ContractAnswer<Body>>;
}

/** Reads the contract from the text of `openapi.yaml`. */
export function readContract(text: string): Contract {
  const document = parse(text) as Document;
  // OpenAPI's own keywords are not JSON Schema's, and `oneOf` alone tells the actions apart.
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats(ajv);
  ajv.addSchema({ $id: 'contract', ...document });

  const find = (method: string, path: string, status: number): { readonly pointer: string; readonly declared: Declared } => {
    const pathname = path.split('?')[0] ?? path;
    const template = Object.keys(document.paths).find((known) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname));
    const verb = method === 'GET' ? 'get' : 'post';
    const response = template === undefined ? undefined : document.paths[template]?.[verb]?.responses[String(status)];
    if (template === undefined || response === undefined) throw new Breach(`${method} ${path} answers ${status}, which is not declared`);
    if (!('$ref' in response)) return { pointer: `/paths/${escapePointer(template)}/${verb}/responses/${status}`, declared: response };
    const name = response.$ref.replace('#/components/responses/', '');
    return { pointer: `/components/responses/${name}`, declared: document.components.responses[name] ?? {} };
  };

  return {
    judge: async <Body>(method: 'GET' | 'POST', path: string, answer: Response) => {
      const { status, headers } = answer;
      const body = await answer.text();
      const { pointer, declared } = find(method, path, status);
      const what = `${method} ${path} ${status}`;
      if (headers.get('Cache-Control') !== 'no-store') throw new Breach(`${what} may be cached: Cache-Control is to be no-store`);
      const missing = Object.keys(declared.headers ?? {}).find((name) => !headers.has(name));
      if (missing !== undefined) throw new Breach(`${what} comes without ${missing}`);
      if (declared.content === undefined) return { status, headers, body: undefined as Body };
      const type = headers.get('Content-Type')?.split(';')[0] ?? 'nothing';
      if (!(type in declared.content))
        throw new Breach(`${what} is ${type}, which is not declared: ${Object.keys(declared.content).join()}`);
      const value = readJson(what, body);
      const validate = ajv.compile<Body>({ $ref: `contract#${pointer}/content/${escapePointer(type)}/schema` });
      if (!validate(value)) throw new Breach(`${what}: ${ajv.errorsText(validate.errors, { dataVar: 'body' })}\n${body.slice(0, 500)}`);
      return { status, headers, body: value };
    },
  };
}

function readJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Breach(`${what} is no JSON: ${text.slice(0, 200)}`);
  }
}

function escapePointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

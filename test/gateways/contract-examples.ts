import { contract } from '../../demo/merchant/contract';

interface Media {
  readonly schema: { readonly $ref: string };
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Declared {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Declared;
  readonly responses: Readonly<Record<string, Declared>>;
}

/** One body that the contract declares: of which operation, for which answer, after which schema. */
export interface DeclaredBody {
  readonly name: string;
  /** `request`, or the status of an answer. */
  readonly where: string;
  readonly schema: string;
  readonly examples: readonly { readonly name: string; readonly value: unknown }[];
}

const { paths, components } = contract as {
  paths: Record<string, Record<string, unknown>>;
  components: {
    responses: Record<string, Declared>;
    schemas: Record<string, { enum?: string[]; properties?: Record<string, { enum?: string[] }> }>;
  };
};

/** The operations of the contract. */
export const operations: readonly Operation[] = Object.values(paths).flatMap((methods) =>
  ['get', 'post'].flatMap((method) => (method in methods ? [methods[method] as Operation] : [])),
);

/** The schemas of the contract. */
export const { schemas } = components;

/** Every body the contract declares, with its examples. */
export const declaredBodies: readonly DeclaredBody[] = operations.flatMap(({ operationId, requestBody, responses }) =>
  Object.entries({ ...(requestBody ? { request: requestBody } : {}), ...responses }).flatMap(([where, declared]) => {
    const { content = {} } = declared.$ref ? components.responses[declared.$ref.replace('#/components/responses/', '')]! : declared;
    return Object.values(content).map(({ schema, examples = {} }) => ({
      name: `${operationId} ${where}`,
      where,
      schema: schema.$ref.replace('#/components/schemas/', ''),
      examples: Object.entries(examples).map(([name, { value }]) => ({ name: `${operationId} ${where} ${name}`, value })),
    }));
  }),
);

/** The examples of answers that bring what was asked for. */
export const goodAnswers = declaredBodies
  .filter(({ where }) => where.startsWith('2'))
  .flatMap(({ schema, examples }) => examples.map((example) => ({ ...example, schema })));

import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const contractUrl = new URL('../../src/gateways/openapi.yaml', import.meta.url);

/** The contract itself, as data. */
export const contract: unknown = parse(readFileSync(contractUrl, 'utf8'));

// The contract is an OpenAPI document: its own keywords are not JSON Schema's, and `oneOf` alone tells the actions apart.
const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema({ $id: 'contract', ...(contract as object) });

/** A validator of one of the contract's schemas, by its pointer in the document, as `#/components/schemas/Payment`. */
export function compileSchema<T>(pointer: `#/${string}`): ValidateFunction<T> {
  return ajv.compile<T>({ $ref: `contract${pointer}` });
}

/** Why the last value did not fit, for a person. */
export function explainErrors(validate: ValidateFunction<unknown>, name: string): string {
  return ajv.errorsText(validate.errors, { dataVar: name });
}

import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = { readonly [name: string]: unknown };

/** A description of an API, as it was answered. */
export class OpenApi {
  readonly #document: Json;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(closed(document), 'api');
  }

  /** What is wrong with the description itself. */
  async problems(): Promise<unknown> {
    const { valid, errors } = await new Validator().validate(structuredClone(this.#document));
    return valid ? [] : errors;
  }

  /** `[method, path]` of everything it describes. */
  operations(): [method: string, path: string][] {
    return Object.entries(this.#at('paths')).flatMap(([path, item]) =>
      Object.keys(Object(item))
        .filter((name) => ['get', 'put', 'post', 'delete'].includes(name))
        .map((method): [string, string] => [method, path]),
    );
  }

  /** What an answer has that is not described, or lacks. Fields that are not described count. */
  mistakesOf(method: string, path: string, status: number, type: string, body: unknown): unknown {
    const found = this.#at('paths', path, method, 'responses', String(status));
    const response = typeof found.$ref === 'string' ? this.#at(...found.$ref.split('/').slice(1)) : found;
    const [media] = type.split(';');
    const content = Object(response.content)[media ?? ''];
    if (!content) return `${method} ${path}: ${status} ${type} is not described`;
    const validate = this.#validator(content.schema);
    return validate(body) ? [] : validate.errors;
  }

  /** What of a value is not as a schema of the description has it. */
  mistakesIn(schema: object, value: unknown): unknown {
    const validate = this.#validator({ ...schema });
    return validate(value) ? [] : validate.errors;
  }

  #validator(schema: Json): ValidateFunction {
    const key = JSON.stringify(schema);
    const known = this.#validators.get(key);
    if (known) return known;
    const made = this.#ajv.compile(
      typeof schema.$ref === 'string' ? { $ref: schema.$ref.replace('#', 'api#') } : schema,
    );
    this.#validators.set(key, made);
    return made;
  }

  #at(...path: string[]): Json {
    return path.reduce((at, name) => Object(at[name]), this.#document);
  }
}

/** The same, but objects hold nothing that is not named: a field added and not described is found. */
function closed(schema: unknown): Json {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, close(part)]));
    return 'properties' in copy && copy.type === 'object' ? { additionalProperties: false, ...copy } : copy;
  };
  return Object(close(schema));
}

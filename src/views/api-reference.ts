import type { Locale } from '../domain/locale.ts';
import { polishOfApi } from '../i18n/api-polish.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { exampleRequest } from './api-example.ts';
import {
  type DescribedOperation,
  type OpenApiDocument,
  operationsIn,
  type Schema,
} from './openapi-document.ts';

/** What the page of the API lists, by kind. */
export interface ApiReference {
  readonly groups: readonly {
    readonly id: string;
    readonly text: string;
    readonly operations: readonly ApiOperation[];
  }[];
}

interface ApiOperation {
  /** An address on the page. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly note: string | null;
  readonly parameters: readonly {
    readonly name: string;
    readonly text: string;
    readonly isRequired: boolean;
  }[];
  /** `application/json` */
  readonly type: string | null;
  /** Of the body that is sent. */
  readonly sent: readonly ApiField[];
  /** Of what is answered. */
  readonly fields: readonly ApiField[];
  readonly answers: readonly { readonly status: string; readonly text: string }[];
  /** A command that can be typed. */
  readonly example: string;
}

export interface ApiField {
  readonly name: string;
  /** `string`, `Incident[]` */
  readonly type: string;
  readonly text: string | null;
}

/** The description of the API as a page lists it, in the reader's language. Field names and types are the same in each. */
export function apiReference(described: OpenApiDocument, locale: Locale): ApiReference {
  const say = (text: string) => (locale === 'pl' ? tieShortWords(polishOfApi[text] ?? text, 'pl') : text);
  const all = operationsIn(described);
  return {
    groups: described.tags.map(({ name, description }) => ({
      id: name,
      text: say(description),
      operations: all
        .filter(({ operation }) => operation.tags.includes(name))
        .map((found) => describeOperation(described, found, say)),
    })),
  };
}

function describeOperation(
  described: OpenApiDocument,
  found: ReturnType<typeof operationsIn>[number],
  say: (text: string) => string,
): ApiOperation {
  const { method, path, operation, parameters } = found;
  const [type, content] = Object.entries(answerOf(operation)?.content ?? {})[0] ?? [null, null];
  const sent = operation.requestBody?.content['application/json']?.schema;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: say(operation.summary),
    note: operation.description === undefined ? null : say(operation.description),
    parameters: parameters.map((one) => ({
      name: one.name,
      text: say(one.description),
      isRequired: one.required === true,
    })),
    type,
    sent: sent ? fieldsOf(described, sent) : [],
    fields: content ? fieldsOf(described, content.schema) : [],
    answers: Object.entries(operation.responses).map(([status, response]) => ({
      status,
      text: say(resolveResponse(described, response).description),
    })),
    example: exampleRequest(described, found),
  };
}

/** What is answered when all is well. */
function answerOf({ responses }: DescribedOperation) {
  return Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
}

function resolveResponse({ components }: OpenApiDocument, response: DescribedOperation['responses'][string]) {
  const name = response.$ref?.split('/').at(-1);
  return (
    (name === undefined ? undefined : components.responses[name]) ?? {
      description: response.description ?? '',
    }
  );
}

/** The fields of an object, or of the objects of a list. */
function fieldsOf(described: OpenApiDocument, schema: Schema): ApiField[] {
  const { properties = {}, items } = resolveSchema(described, schema);
  if (items) return fieldsOf(described, items);
  return Object.entries(properties).map(([name, one]) => ({
    name,
    type: typeOf(one),
    text: one.description ?? null,
  }));
}

function resolveSchema({ components }: OpenApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return (name === undefined ? undefined : components.schemas[name]) ?? schema;
}

function typeOf({ $ref, type, items, anyOf, enum: values, const: only }: Schema): string {
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? 'object';
  if (items) return `${typeOf(items)}[]`;
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' | ');
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  return only === undefined ? (type ?? 'object') : JSON.stringify(only);
}

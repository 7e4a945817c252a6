import { parse } from 'yaml';
import type { FieldKind, FieldValue } from '../domain/document-fields.ts';

/** A condition as it is typed. @example 'feature:api@a=limited,unavailable' */
const CONDITION = /^(?:panel:(?<panel>[^@=]*)|feature:(?<feature>[^@=]*)@(?<on>[^=]*))=(?<is>.*)$/s;

/**
 * The lines of a key of front matter. What is not what belongs there is written as it was typed, so that the reader says
 * what is wrong with it.
 *
 * @returns none: there is nothing to be said
 */
export function frontLines(key: string, kind: FieldKind, typed: FieldValue): string[] {
  const value = readTyped(kind, typed);
  return value === null ? [] : yamlLines(key, value);
}

/** A key that is there whatever it says: nothing under it is what is wrong. */
export function emptyLines(key: string): string[] {
  return [`${key}: ""`];
}

/** @example stampLines('ac1beb098076') // ['translates: "ac1beb098076"'] */
export function stampLines(hash: string): string[] {
  return [/^[a-z]+$/.test(hash) ? `translates: ${hash}` : `translates: "${hash}"`];
}

function readTyped(kind: FieldKind, typed: FieldValue): unknown {
  switch (kind) {
    case 'number':
      return numberOr(typed, /^[+-]?\d{1,15}$/);
    case 'hours':
      return numberOr(typed, /^\d{1,15}([.,]\d{1,15})?$/);
    case 'flag':
      return typed === 'yes' ? true : textOrNull(typed);
    case 'panels':
    case 'features':
    case 'uses':
    case 'subjects':
    case 'ids':
      return listOf(typed);
    case 'conditions':
      return listOf(typed)?.map(conditionOf) ?? null;
    case 'names':
      return namesOf(typed);
    default:
      return textOrNull(typed);
  }
}

function textOrNull(typed: FieldValue): string | null {
  const text = typeof typed === 'string' ? typed : typed.join(', ');
  return text === '' ? null : text;
}

function listOf(typed: FieldValue): readonly string[] | null {
  const items = typeof typed === 'string' ? typed.split(/[\s,]+/).filter(Boolean) : typed;
  return items.length === 0 ? null : items;
}

/** A comma for the decimal point is what Polish has. */
function numberOr(typed: FieldValue, pattern: RegExp): number | string | null {
  const text = textOrNull(typed);
  return text !== null && pattern.test(text) ? Number(text.replace(',', '.')) : text;
}

function conditionOf(typed: string): unknown {
  const { panel, feature, on, is } = CONDITION.exec(typed)?.groups ?? {};
  if (is === undefined) return typed;
  const states = is.split(',').filter(Boolean);
  if (panel !== undefined) return { panel, is: states };
  return on === '*' || on === '' ? { feature, is: states } : { feature, on, is: states };
}

/** `['orders: Zamówienia']` → `{orders: 'Zamówienia'}` */
function namesOf(typed: FieldValue): Record<string, string> | null {
  const lines = typeof typed === 'string' ? typed.split('\n').filter((line) => line.trim() !== '') : typed;
  if (lines.length === 0) return null;
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

/** As an editor would write it: a key a line, lists of ids in brackets. */
function yamlLines(key: string, value: unknown): string[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item === 'string') && key !== 'when') return [`${key}: ${flow(items)}`];
    return [`${key}:`, ...items.flatMap(conditionLines)];
  }
  if (typeof value === 'object' && value !== null) {
    return [
      `${key}:`,
      ...Object.entries(value).map(([name, called]) => `  ${scalar(name)}: ${scalar(String(called))}`),
    ];
  }
  return [`${key}: ${typeof value === 'string' ? scalar(value) : String(value)}`];
}

function conditionLines(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [`  - ${scalar(String(item))}`];
  return Object.entries(item).map(
    ([name, said], index) =>
      `  ${index === 0 ? '-' : ' '} ${name}: ${Array.isArray(said) ? flow(said) : scalar(String(said))}`,
  );
}

function flow(items: readonly unknown[]): string {
  return `[${items.map((item) => scalar(String(item), /[,[\]{}:#]/)).join(', ')}]`;
}

/** In quotes where YAML, or somebody who reads the file, would take it for something else. */
function scalar(text: string, strange = /: |:$| #/): string {
  const isPlain = /^[\p{L}\p{N}„(/][^\p{Cc}\u2028\u2029]*$/u.test(text) && !strange.test(text);
  return isPlain && parse(text) === text ? text : JSON.stringify(text);
}

import { nameOfPart, sealingOf } from '../domain/event-part.ts';
import { canonicalJson, digestPayload, newSalt } from './chain.ts';

/** The list of the one part that is for staff. */
const STAFF = 'staff';

/** One item of a list: its digest covers salt and value, and stays when those are taken out. */
export interface SealedItem {
  readonly digest: string;
  readonly salt?: string;
  readonly value?: unknown;
}

/** How a payload with sealed lists lies in the database. */
interface SealedPayload {
  readonly rest: Readonly<Record<string, unknown>>;
  readonly items: Readonly<Record<string, readonly SealedItem[]>>;
}

/** What of an event decides how its payload lies in the database. */
export interface PayloadKind {
  readonly type: string;
  readonly version: number;
}

/** A payload as it lies in the database, and its digest. */
interface WrittenPayload {
  readonly salt: string;
  /** Canonical JSON. */
  readonly json: string;
  readonly digest: string;
}

/** Seals a payload: what is written down of it. Every list that is sealed has a salt and a digest for each of its items. */
export function sealPayload(kind: PayloadKind, payload: object): WrittenPayload {
  const salt = newSalt();
  const sealing = sealingOf(kind.type, kind.version);
  if (sealing === null) {
    const json = canonicalJson(payload);
    return { salt, json, digest: digestPayload(salt, json) };
  }
  const { lists, forStaff } = sealing;
  const entries = Object.entries(payload);
  const isForStaff = ([key]: [string, unknown]) => forStaff?.includes(key) === true;
  const rest = Object.fromEntries(
    entries.filter(([key, value]) => !(key in lists) && !isForStaff([key, value])),
  );
  const items = entries.flatMap(([key, list]): [string, SealedItem[]][] =>
    key in lists && Array.isArray(list) ? [[key, list.map((value) => sealItem(kind, value))]] : [],
  );
  // It is there also where nothing is in it: that staff gave a reason is told to nobody.
  const staff: [string, SealedItem[]][] = forStaff
    ? [[STAFF, [sealItem(kind, Object.fromEntries(entries.filter(isForStaff)))]]]
    : [];
  const sealed = { rest, items: Object.fromEntries([...items, ...staff]) };
  return { salt, json: canonicalJson(sealed), digest: digestOf(salt, sealed) };
}

/** Whether a payload, and every item that is still in it, is what its event was hashed with. */
export function isWholePayload(kind: PayloadKind, salt: string, json: string, digest: string): boolean {
  if (sealingOf(kind.type, kind.version) === null) return digestPayload(salt, json) === digest;
  const sealed = parseSealed(json);
  return (
    sealed !== null &&
    canonicalJson(sealed) === json &&
    Object.values(sealed.items).every((list) => list.every((item) => isWholeItem(kind, item))) &&
    digestOf(salt, sealed) === digest
  );
}

/** What a payload says; items that were taken out are left out. */
export function openPayload(kind: PayloadKind, json: string): unknown {
  if (sealingOf(kind.type, kind.version) === null) return JSON.parse(json);
  const { rest, items } = readSealed(json);
  const { [STAFF]: staff = [], ...lists } = items;
  const opened = Object.entries(lists).map(([key, list]) => [
    key,
    list.flatMap((item) => ('value' in item ? [item.value] : [])),
  ]);
  return Object.assign({ ...rest, ...Object.fromEntries(opened) }, ...staff.map(({ value }) => value));
}

/** A payload that has parts, as it lies in the database. */
export function readSealed(json: string): SealedPayload {
  const sealed = parseSealed(json);
  if (sealed === null) throw new Error('a sealed payload has no lists');
  return sealed;
}

/**
 * The payload without the parts of these names, one after the other: the database lets go of one at a time.
 *
 * @returns the payloads to be written in turn, the last without any of them; empty: there is none of them in it
 */
export function takeOut(kind: PayloadKind, json: string, names: readonly string[]): readonly string[] {
  if (sealingOf(kind.type, kind.version) === null) return [];
  const { rest, items: all } = readSealed(json);
  let items = all;
  const steps: string[] = [];
  for (const [key, list] of Object.entries(all)) {
    for (const [index, item] of list.entries()) {
      const name = 'value' in item ? nameOfPart(item.value, key) : null;
      if (key === STAFF || name === null || !names.includes(name)) continue;
      items = { ...items, [key]: (items[key] ?? []).with(index, { digest: item.digest }) };
      steps.push(canonicalJson({ rest, items }));
    }
  }
  return steps;
}

/** Which parts are still in a payload, by their names, and of how many only the digest is left. */
export function heldParts(
  kind: PayloadKind,
  json: string,
): { readonly held: readonly string[]; readonly gone: number } {
  if (sealingOf(kind.type, kind.version) === null) return { held: [], gone: 0 };
  const items = Object.entries(readSealed(json).items).flatMap(([key, list]) =>
    key === STAFF ? [] : list.map((item) => ({ key, item })),
  );
  const held = items.filter(({ item }) => 'value' in item);
  return {
    held: held.flatMap(({ key, item }) => nameOfPart(item.value, key) ?? []),
    gone: items.length - held.length,
  };
}

/** What a redaction takes out: of which event, and which parts of it; `null`: all that it said. */
interface Redaction {
  readonly revision: number;
  readonly parts: readonly string[] | null;
}

/** Reads a redaction as it lies in the database, in whatever version; one that is damaged takes nothing out. */
export function redactionIn(json: string): Redaction {
  try {
    const parsed = JSON.parse(json);
    const { revision, parts } = parsed.rest ?? parsed;
    return { revision: Number(revision), parts: Array.isArray(parts) ? parts.map(String) : null };
  } catch {
    return { revision: Number.NaN, parts: null };
  }
}

function sealItem(kind: PayloadKind, value: unknown): SealedItem {
  const salt = newSalt();
  return { digest: digestOfItem(kind, salt, value), salt, value };
}

function isWholeItem(kind: PayloadKind, { digest, salt, value }: SealedItem): boolean {
  if (value === undefined) return salt === undefined;
  return salt !== undefined && digestOfItem(kind, salt, value) === digest;
}

function digestOfItem(kind: PayloadKind, salt: string, value: unknown): string {
  return digestPayload(salt, canonicalJson(disclosed(kind, salt, value)));
}

/**
 * What somebody is shown of an item who computes its digest anew. Of a document it is where it lies and the SHA-256 of its
 * source: what else it holds is sealed once more.
 */
export function disclosed({ type, version }: PayloadKind, salt: string, value: unknown): unknown {
  if (sealingOf(type, version)?.forStaff === undefined) return value;
  const document = documentIn(value);
  if (document === null) return value;
  const { path, sha256 } = document;
  return { path, sha256, sealed: digestPayload(salt, canonicalJson(value)) };
}

function documentIn(value: unknown): { readonly path: unknown; readonly sha256: unknown } | null {
  if (typeof value !== 'object' || value === null || !('path' in value)) return null;
  if ('sha256' in value) return { path: value.path, sha256: value.sha256 };
  if (!('document' in value)) return null;
  const { document } = value;
  const isThere = typeof document === 'object' && document !== null && 'sha256' in document;
  return { path: value.path, sha256: isThere ? document.sha256 : null };
}

/** The digest of the event: over the rest, and the digests of all items. */
function digestOf(salt: string, { rest, items }: SealedPayload): string {
  const digests = Object.entries(items).map(([key, list]) => [key, list.map(({ digest }) => digest)]);
  return digestPayload(salt, canonicalJson({ rest, items: Object.fromEntries(digests) }));
}

/** @returns `null`: it is none, or was cut */
function parseSealed(json: string): SealedPayload | null {
  try {
    const parsed: unknown = JSON.parse(json);
    return isSealed(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isSealed(value: unknown): value is SealedPayload {
  if (typeof value !== 'object' || value === null || !('rest' in value) || !('items' in value)) return false;
  const { rest, items } = value;
  return (
    typeof rest === 'object' &&
    rest !== null &&
    typeof items === 'object' &&
    items !== null &&
    Object.values(items).every(
      (list: unknown) =>
        Array.isArray(list) &&
        list.every((item: unknown) => typeof item === 'object' && item !== null && 'digest' in item),
    )
  );
}

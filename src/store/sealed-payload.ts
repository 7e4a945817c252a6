import { canonicalJson, digestPayload, newSalt } from './chain.ts';

/** Which lists of a payload are sealed item by item, by type and version: each can be taken out alone. Never removed. */
const SEALED: Readonly<Record<string, readonly string[]>> = {
  'words.published@1': ['documents'],
  'words.withdrawn@1': ['withdrawn'],
  'incident.opened@2': ['cells', 'restorations'],
  'update.posted@2': ['cells', 'restorations'],
  'past.imported@1': ['incidents', 'updates', 'maintenances', 'cells'],
};

/** One item of a list: its digest covers salt and value, and stays when those are taken out. */
interface SealedItem {
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
interface PayloadKind {
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
  const lists = listsOf(kind);
  if (lists.length === 0) {
    const json = canonicalJson(payload);
    return { salt, json, digest: digestPayload(salt, json) };
  }
  const entries = Object.entries(payload);
  const rest = Object.fromEntries(entries.filter(([key]) => !lists.includes(key)));
  const items = Object.fromEntries(
    entries.flatMap(([key, list]) =>
      lists.includes(key) && Array.isArray(list) ? [[key, list.map(sealItem)]] : [],
    ),
  );
  const sealed = { rest, items };
  return { salt, json: canonicalJson(sealed), digest: digestOf(salt, sealed) };
}

/** Whether a payload, and every item that is still in it, is what its event was hashed with. */
export function isWholePayload(kind: PayloadKind, salt: string, json: string, digest: string): boolean {
  if (listsOf(kind).length === 0) return digestPayload(salt, json) === digest;
  const sealed = parseSealed(json);
  return (
    sealed !== null &&
    canonicalJson(sealed) === json &&
    Object.values(sealed.items).every((list) => list.every(isWholeItem)) &&
    digestOf(salt, sealed) === digest
  );
}

/** What a payload says; items that were taken out are left out. */
export function openPayload(kind: PayloadKind, json: string): unknown {
  if (listsOf(kind).length === 0) return JSON.parse(json);
  const sealed = parseSealed(json);
  if (sealed === null) throw new Error('a sealed payload has no lists');
  const lists = Object.entries(sealed.items).map(([key, list]) => [
    key,
    list.flatMap((item) => ('value' in item ? [item.value] : [])),
  ]);
  return { ...sealed.rest, ...Object.fromEntries(lists) };
}

function listsOf({ type, version }: PayloadKind): readonly string[] {
  return SEALED[`${type}@${version}`] ?? [];
}

function sealItem(value: unknown): SealedItem {
  const salt = newSalt();
  return { digest: digestPayload(salt, canonicalJson(value)), salt, value };
}

function isWholeItem({ digest, salt, value }: SealedItem): boolean {
  if (value === undefined) return salt === undefined;
  return salt !== undefined && digestPayload(salt, canonicalJson(value)) === digest;
}

/** The digest of the event: over the rest, and the digests of all items. */
function digestOf(salt: string, { rest, items }: SealedPayload): string {
  const digests = Object.entries(items).map(([key, list]) => [key, list.map(({ digest }) => digest)]);
  return digestPayload(salt, canonicalJson({ rest, items: Object.fromEntries(digests) }));
}

function parseSealed(json: string): SealedPayload | null {
  const parsed: unknown = JSON.parse(json);
  return isSealed(parsed) ? parsed : null;
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

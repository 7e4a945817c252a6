import { nameOfPart, sealingOf } from '../domain/event-part.ts';
import type { EventSeal, ShownItem } from '../domain/event-seal.ts';
import { isPublicPart } from '../domain/public-state.ts';
import { disclosed, type PayloadKind, readSealed, type SealedItem } from './sealed-payload.ts';

/**
 * What strangers are shown of an event, to compute the digest of its payload anew: what is public of it with its salts, and of
 * everything else the digest alone.
 *
 * @param stored `null`: it was taken out
 */
export function sealOf(
  kind: PayloadKind,
  digest: string,
  stored: { readonly salt: string; readonly payload: string } | null,
): EventSeal {
  const { type, version } = kind;
  const sealing = sealingOf(type, version);
  if (stored === null || sealing?.forStaff === undefined) return { version, digest, shown: null };
  const { rest, items } = readSealed(stored.payload);
  const shown = Object.entries(items).map(([key, list]): [string, ShownItem[]] => [
    key,
    list.map((item) => (key in sealing.lists ? showItem(kind, key, item) : { digest: item.digest })),
  ]);
  return { version, digest, shown: { salt: stored.salt, rest, items: Object.fromEntries(shown) } };
}

function showItem(kind: PayloadKind, list: string, { digest, salt, value }: SealedItem): ShownItem {
  const name = value === undefined ? null : nameOfPart(value, list);
  if (salt === undefined || name === null || !isPublicPart(name)) return { digest };
  return { digest, salt, value: disclosed(kind, salt, value) };
}

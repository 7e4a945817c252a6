import { findIncident } from '../domain/incidents.ts';
import type { State } from '../domain/state.ts';
import { type Interest, TOLD_KINDS, topicsOfWish } from '../domain/subscription.ts';
import { checkKnown } from './known.ts';

/** Why something cannot be asked for: stable names. */
export type WishFault = 'wish.none' | 'wish.many' | 'wish.unknown';

/** By how many topics one wish may be found: a panel's worth of cells by every kind, and room to spare. */
const MOST_TOPICS = 500;

/** Why a wish is none; `null`: it is one. Whoever names nothing in particular asks for everything, but not once. */
export function findWishFault(state: State, wish: Interest): WishFault | null {
  if (wish.of === 'incident') return findIncident(state, wish.incident) ? null : 'wish.unknown';
  const isEmpty = wish.of === 'once' ? wish.cells.length === 0 : wish.kinds.length === 0;
  if (isEmpty) return 'wish.none';
  if (topicsOfWish(wish).length > MOST_TOPICS) return 'wish.many';
  const named =
    wish.of === 'cells'
      ? wish
      : { panels: wish.cells.map(({ panel }) => panel), features: wish.cells.map(({ feature }) => feature) };
  const isKind = wish.of === 'once' || wish.kinds.every((kind) => TOLD_KINDS.includes(kind));
  return checkKnown(state, named) === null && isKind ? null : 'wish.unknown';
}

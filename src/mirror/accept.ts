import type { Offer } from '../publish/offer.ts';
import { OriginError } from './origin-error.ts';
import type { Floor } from './trust-file.ts';

/**
 * What an offer is to what is held: `newer`, `same`, or as far in the log and made before (another node's: `equal`).
 *
 * @throws OriginError when it is another log, another history, or an older one: a mirror never goes backwards
 */
export function compareOffer(offer: Offer, floor: Floor | null): 'newer' | 'same' | 'equal' {
  if (floor === null) return 'newer';
  const { logId, revision, head, created } = floor;
  if (logId !== null && offer.log_id !== logId) {
    throw refused(
      `it offers another log (${offer.log_id ?? 'none'}) than this mirror keeps (${logId}). Another site needs another folder`,
    );
  }
  if (offer.revision < revision) {
    throw new OriginError(
      'mirror.older',
      `it offers revision ${offer.revision}, and revision ${revision} was taken before. If the site went back on purpose, start the mirror once with --older`,
    );
  }
  if (offer.revision > revision) return 'newer';
  if (offer.head !== head) {
    throw refused(
      `its revision ${revision} is another one than was taken before: one of the origins tells another history`,
    );
  }
  if (offer.created === created) return 'same';
  return offer.created > created ? 'newer' : 'equal';
}

function refused(message: string): OriginError {
  return new OriginError('mirror.refused', message);
}

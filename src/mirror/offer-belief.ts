import type { Logger } from 'pino';
import { followKeySet, isSignedAs, KeySetError, keyId } from '../publish/key-set.ts';
import { readKeySet, readOffer, readSigned } from './offer-schema.ts';
import type { Origin, ReceivedOffer } from './origin.ts';
import { OfferGone, OriginError } from './origin-error.ts';
import type { TrustFile } from './trust-file.ts';

/** Tells whose offers are believed, and follows the keys that count as their owner replaces them. */
export class OfferBelief {
  readonly #trust: TrustFile;
  readonly #logger: Pick<Logger, 'info'>;
  #keys: string | null = null;

  constructor(trust: TrustFile, logger: Pick<Logger, 'info'>) {
    this.#trust = trust;
    this.#logger = logger;
  }

  /** The key set as an origin last gave it, to be handed on; `null`: none was needed. */
  get keys(): string | null {
    return this.#keys;
  }

  /** What is signed by a key that counts; who signed with a newer one says how that follows. @throws OriginError */
  async believe(origin: Origin, text: string): Promise<ReceivedOffer> {
    const signed = readSigned(text);
    const isBelieved = () => isSignedAs('generation', signed, this.#trust.trust.keys);
    if (!isBelieved()) {
      await this.#followKeys(origin);
      if (!isBelieved()) {
        const by = signed.signatures.map(({ key }) => key).join(', ') || 'nobody';
        throw new OriginError(
          'mirror.refused',
          `What it offers is signed by ${by}, and none of the trusted keys (${this.#trust.trust.keys.map(keyId).join(', ')}) says that this one counts.`,
        );
      }
    }
    const offer = readOffer(signed.payload);
    if (offer.keys_version > this.#trust.trust.version) {
      await this.#followKeys(origin);
      // A cache in between may be behind. Whoever was told a key that came later may find no way to it yet.
      const { version } = this.#trust.trust;
      if (version > 0 && version < offer.keys_version) throw new OfferGone();
      // The key that it is signed with may be the one that was withdrawn.
      if (!isBelieved())
        throw new OriginError('mirror.refused', 'What it offers is signed by a key that was withdrawn.');
    }
    return { text, offer };
  }

  async #followKeys(origin: Origin): Promise<void> {
    const text = await origin.askKeys();
    const { trust } = this.#trust;
    try {
      const next = followKeySet(trust, readKeySet(text));
      if (next.version > trust.version) {
        this.#trust.setTrust(next);
        this.#logger.info({ version: next.version, keys: next.keys.map(keyId) }, 'other keys count now');
      }
      this.#keys = text;
    } catch (error) {
      if (error instanceof KeySetError) throw new OriginError('mirror.refused', error.message);
      throw error;
    }
  }
}

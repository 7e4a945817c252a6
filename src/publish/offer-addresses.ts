/** Below this a front offers what it serves to mirrors (RFC 8615). */
export const OFFERS = '/.well-known/latarnia/';

/** What is offered, signed: the generation that is served. */
export const OFFER_ADDRESS = `${OFFERS}generation.json`;
/** The statements of which keys count, each signed by one that counted before. */
export const KEYS_ADDRESS = `${OFFERS}keys.json`;
/** A document that the offer names, by its SHA-256, compressed (brotli). */
export const DOCUMENTS_ADDRESS = `${OFFERS}documents/`;
/** Bytes, by their names with dots between, in one answer. */
export const BLOBS_ADDRESS = `${OFFERS}blobs/`;

/** How many blobs are asked for at once: the address stays below what servers take (8,000 bytes). */
export const MOST_BLOBS = 120;

/** The folder of the snapshot in which it lies: `<generation>.json`, `keys.json`, `<sha256>.br`. */
export const OFFERED = 'offered';

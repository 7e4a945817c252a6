/** Read aloud and typed by hand: no letters that look like digits, nothing that depends on capitals (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** So many characters of five bits each: among ten thousand names two share one once in twenty thousand sites. */
const LENGTH = 8;
const MASK = (1n << 64n) - 1n;

/**
 * The code of a short link: of a name alone, so that the same name has the same code on every machine, for ever.
 *
 * @example shortCode('magazyn-baselinker') // eight characters
 */
function shortCode(name: string): string {
  let bits = mixed(hashed(name));
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code;
}

/** FNV-1a, 64 bits, over UTF-16. */
function hashed(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & MASK;
  }
  return hash;
}

/** The last step of MurmurHash3: every bit decides about every other. */
function mixed(hash: bigint): bigint {
  const first = ((hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  const second = ((first ^ (first >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return second ^ (second >> 33n);
}

/** The address, without the language, of the short link to an answer. */
export function shortPath(slug: string): string {
  return `/f/${shortCode(slug)}/`;
}

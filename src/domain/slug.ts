/** The longest end of an address. */
const LONGEST = 64;
const END = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Whether every object has something of that name already (`constructor`): nothing may be called so that is looked up by its name. */
export function isReserved(name: string): boolean {
  return name in Object.prototype;
}

/** Whether an address may end in it. */
export function canEndAddress(name: string): boolean {
  return END.test(name) && !isReserved(name);
}

/**
 * An end of an address made of a title, to begin with: whole words as far as they fit.
 *
 * @example suggestSlug('Pożar w Strasburgu (SBG2)') // 'pozar-w-strasburgu-sbg2'
 */
export function suggestSlug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return isReserved(slug) ? `${slug}-1` : slug;
}

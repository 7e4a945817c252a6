/** The longest end of an address. */
const LONGEST = 64;

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
  return slug;
}

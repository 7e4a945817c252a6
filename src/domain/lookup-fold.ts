/** Small letters without diacritics, compatibility forms resolved, every dash and space the same. */
export function fold(text: string): string {
  return text
    .replace(/1\s?½/g, ' poltora ')
    .replace(/(\d)\s?½/g, '$1.5')
    .replace(/½/g, ' pol ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[’‘`´]/g, "'")
    .replace(/ł/g, 'l')
    .replace(/\s+/g, ' ')
    .trim();
}

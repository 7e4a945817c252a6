/** Small letters without diacritics, compatibility forms resolved, every dash and space the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[’‘`´]/g, "'")
    .replace(/ł/g, 'l')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of their own that are one slip away from a month, and begin like it. */
const OTHER_WORDS = /^(marcel|marzen|marzel|marzenia|augusta|cierpien|czerwien)$/;

/**
 * Whether a word is another with one slip of the pen: a letter wrong, missing, too many, or two that changed places
 * (Damerau's distance 1). The first letter is right. Short words resemble too much: of those of five letters only letters
 * that changed places or were doubled count, of shorter ones doubled letters alone.
 */
export function isMisspelt(word: string, form: string): boolean {
  if (word[0] !== form[0] || Math.abs(word.length - form.length) > 1 || OTHER_WORDS.test(word)) return false;
  let start = 0;
  while (word[start] === form[start] && start < form.length) start += 1;
  const rest = (text: string, from: number) => text.slice(start + from);
  const swapped =
    word[start] === form[start + 1] && word[start + 1] === form[start] && rest(word, 2) === rest(form, 2);
  const doubled = word[start] === word[start - 1] && rest(word, 1) === rest(form, 0);
  if (form.length < 5) return doubled;
  if (swapped || doubled || form.length === 5) return swapped || doubled;
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([ofWord = 0, ofForm = 0]) => rest(word, ofWord) === rest(form, ofForm));
}

/** Words of their own that are one slip away from a month, and begin like it. */
const OTHER_WORDS = /^(marcel|marzen|marzel|marzenia|augusta|cierpien|czerwien)$/;

/**
 * Whether a word is another with one slip of the pen, whatever else it may be; of fewer than five letters only two that
 * changed places count.
 */
export function isOneSlip(word: string, form: string): boolean {
  if (word[0] !== form[0] || Math.abs(word.length - form.length) > 1) return false;
  const { isSwapped, isOther } = slipBetween(word, form);
  return isSwapped || (form.length > 4 && isOther);
}

/**
 * Whether a word is another with one slip of the pen: a letter wrong, missing, too many, or two that changed places
 * (Damerau's distance 1). The first letter is right. Short words resemble too much: of those of five letters only letters
 * that changed places or were doubled count, of shorter ones doubled letters alone.
 */
export function isMisspelt(word: string, form: string): boolean {
  if (word[0] !== form[0] || Math.abs(word.length - form.length) > 1 || OTHER_WORDS.test(word)) return false;
  const { isSwapped, isDoubled, isOther } = slipBetween(word, form);
  if (form.length < 5) return isDoubled;
  return isSwapped || isDoubled || (form.length > 5 && isOther);
}

/** What sets two words apart, where it is one slip. */
function slipBetween(word: string, form: string) {
  let start = 0;
  while (word[start] === form[start] && start < form.length) start += 1;
  const rest = (text: string, from: number) => text.slice(start + from);
  const isSwapped =
    word[start] === form[start + 1] && word[start + 1] === form[start] && rest(word, 2) === rest(form, 2);
  const isDoubled = word[start] === word[start - 1] && rest(word, 1) === rest(form, 0);
  const isOther = [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([ofWord = 0, ofForm = 0]) => rest(word, ofWord) === rest(form, ofForm));
  return { isSwapped, isDoubled, isOther };
}

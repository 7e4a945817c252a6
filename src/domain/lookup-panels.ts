import { fold } from './lookup-fold.ts';
import type { AccountRange, PanelId } from './panel.ts';

/** The panels that a text names, and what it says besides. `isAll`: it says nothing besides. */
interface NamedPanels {
  /** In the order of the site; empty: it names one that there is not. */
  readonly panels: readonly PanelId[];
  readonly isAll: boolean;
  readonly rest: string;
}

// A panel's address, whatever follows the host; alone, or among words.
const ADDRESS = /(?:^|[^!-~])(?:https?:\/\/)?panel-([a-z\d-]+)\.baselinker\.com(?:[/?#][!-~]*)?(?![!-~])/;

/** Words before a panel, and between several. */
const LEADING = /^(jestem|jest|mam|im|i|m|am|is|na|on|my|moj|moje|konto|account|chyba|to)$/;
const CALLED = /^(panel(u|em)?|liter(a|ka)|letter)$/;
const JOINING = /^(albo|lub|czy|or|oraz|and|i)$/;

/** Words that join as well, in doubt; and what may stand between any of them and an id. */
const DOUBTING = /^(moze|maybe|perhaps|chyba|ewentualnie|raczej)$/;
const BETWEEN = /^(moze|maybe|even|tez|also|chyba)$/;

/** Letters, and their names in either language. */
const SPELLED: readonly (readonly string[])[] = [
  ['b', 'be', 'bee'],
  ['c', 'ce', 'cee', 'see', 'sea'],
  ['d', 'de', 'dee'],
  ['f', 'ef'],
  ['g', 'gie', 'gee'],
  ['h', 'ha'],
];

/** The panels that folded text names by id, title or address; `null` when none. */
export function namePanels(folded: string, panels: readonly AccountRange[]): NamedPanels | null {
  const address = ADDRESS.exec(folded);
  if (address?.[0] === folded) return naming([address[1] ?? ''], panels);
  if (address && panels.some(({ id }) => id === address[1]))
    return { ...naming([address[1] ?? ''], panels), isAll: false, rest: folded.replace(address[0], ' ') };
  if (/@|:\/\/|\.[a-z]/.test(folded)) return null;
  const text = plain(folded);
  const isPlain = /^[\p{L}\d\s\p{P}]*$/u.test(folded);
  const words = text.split(' ');
  const rest = words.slice(
    words.findIndex((word, index) => !LEADING.test(word) || index === words.length - 1),
  );
  const isCalled = CALLED.test(rest[0] ?? '') && rest.length > 1;
  const list = (isCalled ? rest.slice(1).map((word) => spelled(word, panels)) : rest).filter(
    (word, index) => index > 0 || !/^(to|is)$/.test(word),
  );
  const titled = panels.filter((panel) =>
    namesOf(panel).some((name) => name === text || name === list.join(' ')),
  );
  if (isPlain && titled.length > 0)
    return naming(
      titled.map(({ id }) => id),
      panels,
    );
  const ids = list.filter((word, index) => index === 0 || !JOINING.test(word));
  const areKnown = ids.every((id) => panels.some((panel) => panel.id === id));
  if (isPlain && areKnown && (ids.length === 1 || isCalled || ids.every((id) => id.length === 1)))
    return naming(ids, panels);
  if (isPlain && ids.length === 1 && list.length === 1 && (isCalled || /^[a-z]$/.test(list[0] ?? '')))
    return naming(ids, panels);
  return findWithin(text, panels);
}

/** The letter that a dictated word is the name of, where no panel is called so. */
function spelled(word: string, panels: readonly AccountRange[]): string {
  const letter = SPELLED.find((names) => names.includes(word))?.[0];
  return letter && !panels.some((panel) => namesOf(panel).includes(word)) ? letter : word;
}

function naming(ids: readonly string[], panels: readonly AccountRange[]): NamedPanels {
  return { panels: panels.filter(({ id }) => ids.includes(id)).map(({ id }) => id), isAll: true, rest: '' };
}

/** Inside of a sentence: an id behind the word panel, or a title. */
function findWithin(text: string, panels: readonly AccountRange[]): NamedPanels | null {
  let rest = ` ${text} `;
  const found = panels.filter((panel) => {
    const titles = namesOf(panel).filter((name) => name.length > 3);
    const called = ['panel', 'panelu', 'panelem'].map((word) => `${word} ${plain(panel.id)}`);
    const name = [...titles, ...called].find((one) => rest.includes(` ${one} `));
    if (name !== undefined) rest = rest.replace(` ${name} `, ' ');
    return name !== undefined;
  });
  if (found.length === 0) return null;
  // Panel B, or maybe C.
  const others = findOthers(rest.trim().split(' '));
  found.push(...panels.filter((panel) => others.includes(panel.id) && !found.includes(panel)));
  return { panels: panels.filter((panel) => found.includes(panel)).map(({ id }) => id), isAll: false, rest };
}

/** Words behind one that joins or doubts. */
function findOthers(words: readonly string[]): string[] {
  const joins = (word = '') => JOINING.test(word) || DOUBTING.test(word);
  return words.filter((_, index) => {
    const before = words[index - 1];
    return joins(before) || (BETWEEN.test(before ?? '') && joins(words[index - 2]));
  });
}

function namesOf({ id, titles = [] }: AccountRange): string[] {
  return [id, ...titles.map(fold)].map(plain).filter((name) => name !== '');
}

/** Words alone, each a space from the next. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\d]+/gu, ' ').trim();
}

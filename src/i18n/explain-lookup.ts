import { parseDay } from '../domain/day.ts';
import type { LookupResult } from '../domain/lookup-answer.ts';
import { joinWithOr, sayDay, sayRanges } from '../domain/lookup-time.ts';
import type { NamedAccountRange } from '../domain/panel.ts';
import type { LookupPhrases } from './lookup.ts';

/** What a person reads: the answer, then why; or what is wrong, then what to type instead. */
export interface LookupExplanation {
  readonly title: string;
  readonly why: readonly string[];
  readonly help: string | null;
}

/** What fills a phrase: days as `YYYY-MM-DD`, anything else as it is to be read. */
type Values = Readonly<Record<string, string | null>>;

/**
 * Puts a lookup's result into sentences of plain text. `panels` are those of the lookup's context. The
 * phrases come as an argument, so that a browser fetches those of one language only.
 */
export function explainLookup(
  result: LookupResult,
  phrases: LookupPhrases,
  panels: readonly NamedAccountRange[],
): LookupExplanation {
  // A day reads in words, or in numbers where the phrase has # behind its name.
  const say = (phrase: string, values: Values): string =>
    phrase.replace(/\{(\w+)(#?)\}/g, (_, name: string, inNumbers: string) => {
      const value = values[name] ?? '';
      const day = parseDay(value);
      if (!day) return value;
      return inNumbers ? day.split('-').reverse().join('.') : sayDay(day, phrases);
    });
  const list = (items: readonly string[]) => joinWithOr(items, phrases);
  if (result.kind === 'refusal') {
    const [title, help] = phrases.refusals[result.reason];
    return { title, why: [], help: say(help, { panels: list(panels.map(({ name }) => name)) }) };
  }

  const { candidates, boundaries, understood, edge, newAccount } = result;
  const nameOf = (panel: string) => panels.find(({ id }) => id === panel)?.name ?? panel;
  const names = candidates.map(nameOf);
  const [panel = '', second = ''] = names;
  const why: string[] = [];
  if (understood.type === 'day' && edge) why.push(say(phrases[edge], { day: understood.day, panel }));
  if (understood.type === 'period') {
    why.push(say(phrases.period, { ranges: sayRanges(understood.ranges, phrases) }));
  }
  const [boundary, another] = boundaries;
  if (boundary && !another) {
    why.push(say(phrases.divide, { day: boundary.day, before: panel, after: second }));
  } else {
    for (const { id, name, createdFrom: from, createdTo: to } of panels) {
      const span = from ? (to ? 'between' : 'from') : to ? 'to' : 'always';
      if (candidates.includes(id)) why.push(say(phrases[span], { panel: name, from, to }));
    }
  }
  if (newAccount) {
    const { createdFrom: day = null } = panels.find(({ id }) => id === newAccount) ?? {};
    why.push(say(phrases.newAccount, { panel: nameOf(newAccount), day }));
  }
  return { title: say(phrases.answer, { panels: list(names) }), why, help: null };
}

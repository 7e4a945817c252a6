import type { Day } from '../domain/day.ts';
import type { LookupAnswer, LookupContext, LookupResult } from '../domain/lookup.ts';
import type { LookupPhrases } from './lookup.ts';

/** What a person reads: the answer, then why; or what is wrong, then what to type instead. */
export interface LookupExplanation {
  readonly title: string;
  readonly why: readonly string[];
  readonly help: string | null;
}

type Panels = LookupContext['panels'];

/**
 * Puts a lookup's result into sentences of plain text. `panels` are those of the lookup's context. The
 * phrases come as an argument, so that a browser fetches those of one language only.
 */
export function explainLookup(result: LookupResult, phrases: LookupPhrases, panels: Panels): LookupExplanation {
  if (result.kind === 'answer') {
    const title = fill(phrases.answer, { panels: list(result.candidates.map(letter), phrases.or) });
    return { title, why: explainAnswer(result, phrases, panels), help: null };
  }
  const [title, help] = phrases.refusals[result.reason];
  return { title, why: [], help: fill(help, { panels: list(panels.map(({ id }) => letter(id)), phrases.and) }) };
}

function explainAnswer(answer: LookupAnswer, phrases: LookupPhrases, panels: Panels): string[] {
  const { candidates, boundaries, understood, edge, newAccount } = answer;
  const show = (day: Day | null, template = phrases.day) => (day ? formatDay(day, template, phrases.months) : '');
  const why: string[] = [];

  if (understood.type === 'day' && edge) {
    why.push(fill(phrases[edge], { day: show(understood.day), panel: letter(candidates[0] ?? '') }));
  }
  if (understood.type === 'period') {
    const { ranges } = understood;
    const eitherDay = ranges.length > 1 && ranges.every(({ from, to }) => from === to);
    const runs = ranges.map(({ from, to }) =>
      eitherDay ? show(from) : fill(phrases.range, { from: show(from), to: show(to) }),
    );
    const { or, and, period } = phrases;
    why.push(fill(eitherDay ? phrases.eitherDay : period, { ranges: list(runs, eitherDay ? or : and) }));
  }
  const [boundary, another] = boundaries;
  if (boundary && !another) {
    const { day, before, after } = boundary;
    why.push(fill(phrases.divide, { day: show(day), before: letter(before), after: letter(after) }));
  } else {
    for (const { id, createdFrom, createdTo } of panels) {
      if (!candidates.includes(id)) continue;
      const span = createdFrom ? (createdTo ? 'between' : 'from') : createdTo ? 'to' : 'always';
      const [from, to] = [show(createdFrom, phrases.shortDay), show(createdTo, phrases.shortDay)];
      why.push(fill(phrases[span], { panel: letter(id), from, to }));
    }
  }
  if (newAccount) why.push(fill(phrases.newAccount, { panel: letter(newAccount) }));
  return why;
}

function formatDay(day: Day, template: string, months: readonly string[]): string {
  const [yyyy = '', mm = '', dd = ''] = day.split('-');
  return fill(template, { yyyy, mm, dd, d: `${Number(dd)}`, month: months[Number(mm) - 1] ?? '' });
}

function letter(panel: string): string {
  return panel.toUpperCase();
}

/** `A, B albo C`: commas, and `last` before the last. */
function list(items: readonly string[], last: string): string {
  return items.join(', ').replace(/, (?=[^,]*$)/, last);
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

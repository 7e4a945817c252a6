import type { Condition } from './applicability.ts';
import { AVAILABILITIES, type Availability } from './availability.ts';
import type { Catalogue, Entry } from './catalogue.ts';
import { isBoundTo, namingsIn, type Subject } from './namings.ts';
import { RESTORATIONS, type Restoration } from './panel.ts';

const TIES = ['bound', 'mentioned', 'named'] as const;

/** What is said while a feature or a panel is in each of its states. */
export interface StatesSaid {
  /** `panel c`, `panel own`, `price-sync on c`, and `price-sync` on the reader's panel. */
  readonly subject: string;
  /** `named`: its words name it and are said whatever its state is; `mentioned`: and its author says that they hold. */
  readonly as: (typeof TIES)[number];
  readonly states: readonly {
    readonly state: Restoration | Availability;
    /** Those that may be said then, all else being as they want it. */
    readonly said: readonly Entry[];
  }[];
}

/** Everything that documents under one address are bound to or name, with what is said in each state of it. */
export function statesSaid(entries: readonly Entry[], catalogue: Catalogue): StatesSaid[] {
  const bound = entries.flatMap(({ meta }) => ('when' in meta ? meta.when.map(subjectOf) : []));
  const named = new Map<string, StatesSaid['as']>();
  for (const entry of entries) {
    for (const document of [entry.source, ...Object.values(entry.translations)]) {
      for (const subject of namingsIn(document, catalogue)) {
        const name = nameOf(subject);
        if (bound.some((one) => one === name || one.startsWith(`${subject.id} on `))) continue;
        named.set(name, weaker(named.get(name), tieOf(entry, subject)));
      }
    }
  }
  return [
    ...[...new Set(bound)].map((subject) => row(entries, subject, 'bound')),
    ...[...named].map(([subject, as]) => row(entries, subject, as)),
  ];
}

function tieOf(entry: Entry, subject: Subject): StatesSaid['as'] {
  if (isBoundTo(entry, subject)) return 'bound';
  return entry.source.mentions?.includes(subject.id) ? 'mentioned' : 'named';
}

function weaker(one: StatesSaid['as'] = 'bound', other: StatesSaid['as']): StatesSaid['as'] {
  return TIES.indexOf(one) > TIES.indexOf(other) ? one : other;
}

function row(entries: readonly Entry[], subject: string, as: StatesSaid['as']): StatesSaid {
  const states: readonly (Restoration | Availability)[] = subject.startsWith('panel ')
    ? RESTORATIONS
    : AVAILABILITIES;
  return {
    subject,
    as,
    states: states.map((state) => ({
      state,
      said: entries.filter(({ meta }) => !('when' in meta) || mayBeSaid(meta.when, subject, state)),
    })),
  };
}

/** Whether the conditions on the subject hold in the state, and no others contradict one another. */
function mayBeSaid(when: readonly Condition[], subject: string, state: Restoration | Availability): boolean {
  return [...Map.groupBy(when, subjectOf)].every(([one, conditions]) => {
    const tried: readonly (Restoration | Availability)[] =
      one === subject ? [state] : [...RESTORATIONS, ...AVAILABILITIES];
    return tried.some((want) => conditions.every(({ is }) => is.some((has) => has === want)));
  });
}

function subjectOf(condition: Condition): string {
  if ('panel' in condition) return `panel ${condition.panel}`;
  return condition.on === null ? condition.feature : `${condition.feature} on ${condition.on}`;
}

function nameOf({ kind, id }: Subject): string {
  return kind === 'panel' ? `panel ${id}` : id;
}

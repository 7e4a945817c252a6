import { type Audience, type Condition, conditionHolds, type Facts, panelNamed } from './applicability.ts';
import { AVAILABILITIES, type Availability } from './availability.ts';
import { type PanelId, RESTORATIONS, type Restoration } from './panel.ts';

/** One answer of several under one address. */
interface AnswerVariant {
  readonly id: string;
  readonly audience: Audience;
}

/** A combination of states for which a reader on `panel` gets no answer, or more than one. */
interface Gap {
  readonly panel: PanelId;
  /** Readable: `panel c = offline, feature warehouse on a = limited`. */
  readonly states: string;
  /** The variants that would all be said; empty when none would. */
  readonly said: readonly string[];
}

type Assignment = ReadonlyMap<string, Restoration | Availability>;

/** Each condition more makes three or four times as many combinations: so many are tried for a panel, and no more. */
const MOST_COMBINATIONS = 20_000;

/**
 * Tries the combinations of the states that the conditions of the variants look at, and finds those in which
 * not exactly one variant is said to readers on a panel that some variant addresses.
 */
export function findGaps(variants: readonly AnswerVariant[], panels: readonly PanelId[]): Gap[] {
  return panels.flatMap((panel) => {
    const addressed = variants.filter(
      ({ audience }) => audience.panels.length === 0 || audience.panels.includes(panel),
    );
    const conditions = addressed.flatMap(({ audience }) => audience.when);
    const tried = assignments(conditions, panel).take(MOST_COMBINATIONS);
    return [...tried].flatMap((assignment): Gap[] => {
      const facts = factsOfAssignment(assignment);
      const said = addressed.filter(({ audience }) =>
        audience.when.every((one) => conditionHolds(one, panel, facts)),
      );
      if (addressed.length === 0 || said.length === 1) return [];
      const states = [...assignment].map(([subject, state]) => `${subject} = ${state}`).join(', ');
      return [{ panel, states, said: said.map(({ id }) => id) }];
    });
  });
}

/** Everything a condition may look at, read from the side of one panel. */
function subjectOf(condition: Condition, panel: PanelId): string {
  const looked = panelNamed(condition) ?? panel;
  return 'panel' in condition ? `panel ${looked}` : `${condition.feature} on ${looked}`;
}

function assignments(conditions: readonly Condition[], panel: PanelId): IteratorObject<Assignment> {
  const subjects = new Map<string, readonly (Restoration | Availability)[]>();
  for (const condition of conditions) {
    subjects.set(subjectOf(condition, panel), 'panel' in condition ? RESTORATIONS : AVAILABILITIES);
  }
  return assign([...subjects]);
}

function* assign(
  subjects: readonly (readonly [string, readonly (Restoration | Availability)[]])[],
): Generator<Assignment, undefined> {
  const [first, ...rest] = subjects;
  if (!first) return void (yield new Map());
  const [subject, states] = first;
  for (const state of states) {
    for (const others of assign(rest)) yield new Map([[subject, state], ...others]);
  }
}

function factsOfAssignment(assignment: Assignment): Facts {
  return {
    restoration: (panel) => RESTORATIONS.find((one) => one === assignment.get(`panel ${panel}`)) ?? null,
    availability: (feature, panel) =>
      AVAILABILITIES.find((one) => one === assignment.get(`${feature} on ${panel}`)) ?? 'unknown',
  };
}

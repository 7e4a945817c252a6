import { type Audience, type Condition, panelNamed } from './applicability.ts';
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
/** So many are found for a panel: nobody reads more, and whoever writes is waiting. */
const MOST_GAPS = 250;

/**
 * Tries the combinations of the states that the conditions of the variants look at, and finds those in which
 * not exactly one variant is said to readers on a panel that some variant addresses.
 */
export function findGaps(variants: readonly AnswerVariant[], panels: readonly PanelId[]): Gap[] {
  return panels.flatMap((panel) => {
    const addressed = variants.filter(
      ({ audience }) => audience.panels.length === 0 || audience.panels.includes(panel),
    );
    return addressed.length === 0 ? [] : gapsOf(addressed, panel);
  });
}

function gapsOf(addressed: readonly AnswerVariant[], panel: PanelId): Gap[] {
  const conditions = addressed.flatMap(({ audience }) => audience.when);
  // Looked up a hundred thousand times: what each condition looks at is said once.
  const asked = addressed.map(({ id, audience }) => ({
    id,
    when: audience.when.map((one) => ({ subject: subjectOf(one, panel), is: one.is })),
  }));
  const gaps: Gap[] = [];
  let tried = 0;
  for (const assignment of assignments(conditions, panel)) {
    const said = asked.filter(({ when }) =>
      when.every(({ subject, is }) => is.some((state) => state === assignment.get(subject))),
    );
    if (said.length !== 1) {
      const states = [...assignment].map(([subject, state]) => `${subject} = ${state}`).join(', ');
      gaps.push({ panel, states, said: said.map(({ id }) => id) });
    }
    tried += 1;
    if (tried === MOST_COMBINATIONS || gaps.length === MOST_GAPS) break;
  }
  return gaps;
}

/** Everything a condition may look at, read from the side of one panel. */
function subjectOf(condition: Condition, panel: PanelId): string {
  const looked = panelNamed(condition) ?? panel;
  return 'panel' in condition ? `panel ${looked}` : `${condition.feature} on ${looked}`;
}

/** Every combination, one after the other in the same map: the states of what is named last change first. */
function* assignments(conditions: readonly Condition[], panel: PanelId): Generator<Assignment, void> {
  const subjects = new Map<string, readonly (Restoration | Availability)[]>();
  for (const condition of conditions) {
    subjects.set(subjectOf(condition, panel), 'panel' in condition ? RESTORATIONS : AVAILABILITIES);
  }
  const turning = [...subjects].map(([subject, states]) => ({ subject, states, place: 0 })).reverse();
  const assignment = new Map(
    [...subjects].flatMap(([subject, [first]]) => (first ? [[subject, first] as const] : [])),
  );
  for (;;) {
    yield assignment;
    const isLast = turning.every((one) => {
      one.place = (one.place + 1) % one.states.length;
      const state = one.states[one.place];
      if (state !== undefined) assignment.set(one.subject, state);
      return one.place === 0;
    });
    if (isLast) return;
  }
}

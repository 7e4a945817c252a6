import { catalogueOf } from './catalogue.ts';
import type { PanelId } from './panel.ts';
import type { State } from './state.ts';
import { type Instant, msFromInstant } from './time.ts';

/** What staff have spoken of, and whose file is gone: what was said of it is shown nowhere. */
interface LostSubject {
  readonly collection: 'panels' | 'features' | 'incidents';
  /** Of its file, as it was: `pl/features/price-sync.md`. */
  readonly path: string;
  readonly id: string;
  /** Of a feature: on which its state was known. */
  readonly onPanels: readonly PanelId[];
  /** Of an incident: how many updates. */
  readonly updates: number;
  /** Since when, by the site clock. */
  readonly at: Instant;
}

/** After so many days it was meant to go (ms). */
const MEANT = 30 * 86_400_000;

/** What was withdrawn, or renamed without saying what it was called before. */
export function lostSubjects(state: State, now: Instant): LostSubject[] {
  return Object.entries(state.withdrawn).flatMap(([path, { document, at }]): LostSubject[] => {
    const { collection, locale, id } = document;
    if (collection !== 'panels' && collection !== 'features' && collection !== 'incidents') return [];
    if (locale !== 'pl' || msFromInstant(now) - msFromInstant(at) > MEANT) return [];
    const lost = lossOf(state, { collection, path, id, at });
    return lost === null ? [] : [lost];
  });
}

/** `null`: nothing was said of it, or it is there. */
function lossOf(
  state: State,
  subject: Pick<LostSubject, 'collection' | 'path' | 'id' | 'at'>,
): LostSubject | null {
  const { collection, id } = subject;
  if (catalogueOf(state)[collection].some((one) => one.id === id)) return null;
  const onPanels = Object.entries(state.cells[id] ?? {}).filter(([, { state: said }]) => said !== 'unknown');
  switch (collection) {
    case 'features':
      return onPanels.length === 0
        ? null
        : { ...subject, onPanels: onPanels.map(([panel]) => panel), updates: 0 };
    case 'panels': {
      const isSpokenOf =
        state.restoration[id] !== undefined ||
        Object.values(state.cells).some((on) => on[id] !== undefined && on[id].state !== 'unknown');
      return isSpokenOf ? { ...subject, onPanels: [], updates: 0 } : null;
    }
    case 'incidents': {
      // One that staff opened has a page of its own, with or without a document.
      if (state.incidents[id]?.stands) return null;
      const updates = (state.updates[id] ?? []).filter(({ stands }) => stands).length;
      return updates === 0 ? null : { ...subject, onPanels: [], updates };
    }
    default:
      return collection satisfies never;
  }
}

/** What became of its file, and what to write so that nothing is lost: the same words for editors wherever they look. */
export function sayLost({ collection, id, onPanels, updates }: LostSubject): string {
  const what = {
    features: `the states of ${id} on ${onPanels.join(', ')} are`,
    panels: `the state of panel ${id} and of every feature on it are`,
    incidents: updates === 1 ? 'an update of the incident is' : `${updates} updates of the incident are`,
  }[collection];
  return `the file is gone, and with it ${what} shown no more; if it was renamed, write former: [${id}] in the new one`;
}

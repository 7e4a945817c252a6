import { applies, isFor } from './applicability.ts';
import type { Availability, FeatureId } from './availability.ts';
import { catalogueOf, type Entry, entriesOf } from './catalogue.ts';
import { findGaps } from './coverage.ts';
import { type FaqMeta, PENDING } from './documents.ts';
import { type Estimate, estimateCode, type GivenEstimate, overdueFrom } from './estimate.ts';
import { cellBeneath, factsOf } from './facts.ts';
import type { IncidentId } from './incident.ts';
import { incidentsOf } from './incidents.ts';
import { isUntranslated } from './locale.ts';
import { lostSubjects } from './lost-subjects.ts';
import { type MaintenanceId, maintenancePhase } from './maintenance.ts';
import { standingMaintenances } from './maintenances.ts';
import { promisedUpdate } from './next-update.ts';
import { openIncidents } from './open-incidents.ts';
import type { PanelId } from './panel.ts';
import { promisesOf } from './promises.ts';
import type { State } from './state.ts';
import { dayAt, type Instant, msFromInstant, startOfDay } from './time.ts';
import { type WordFault, wordFaults } from './word-faults.ts';

/** A cell of several panels of which the same is to be said. */
interface CellNeed {
  readonly feature: FeatureId;
  readonly panels: readonly PanelId[];
}

interface DocumentNeed {
  /** Of the document as it is published: `en/faq/x.md`. */
  readonly path: string;
}

/** Something a member of staff should look at. `since`: from when on, by the site clock. */
export type Need = { readonly since: Instant } & (
  | { readonly kind: 'update.late' | 'update.due'; readonly by: Instant }
  | { readonly kind: 'incident.silent'; readonly incident: IncidentId }
  /** Its title, or what was said of it, has no translation or one that lags. */
  | { readonly kind: 'update.untranslated'; readonly incident: IncidentId; readonly count: number }
  /** Its planned end has passed, and nobody has said that it is over. */
  | { readonly kind: 'maintenance.unconfirmed'; readonly maintenance: MaintenanceId }
  /** Something does not work as it should, and for `UNCHANGED_DAYS` nobody has said anything else or confirmed it. */
  | (CellNeed & { readonly kind: 'state.unchanged'; readonly state: Availability })
  | (CellNeed & {
      readonly kind: 'estimate.overdue' | 'estimate.due' | 'estimate.vague';
      readonly estimate: GivenEstimate;
    })
  | (CellNeed & { readonly kind: 'note.untranslated' })
  /** No answer, or several at once: to these panels now, or to nobody yet but in states that may come. */
  | { readonly kind: 'answer.uncovered'; readonly slug: string; readonly panels: readonly PanelId[] }
  | (DocumentNeed & { readonly kind: 'translation.missing' | 'translation.pending' | 'translation.lagging' })
  | WordFault
  /** Its file is gone, and what was said of it, of a feature on these panels, is shown nowhere. */
  | (DocumentNeed & {
      readonly kind: 'panel.lost' | 'feature.lost' | 'incident.lost';
      readonly onPanels: readonly PanelId[];
    })
);

const HOUR = 3_600_000;
const SOON = 24 * HOUR;
const WEEK = 7 * 24 * HOUR;

/** After so many days a state that nobody changed or confirmed is looked at again. */
export const UNCHANGED_DAYS = 14;

/** Everything that the state and the site clock alone say needs somebody, in no order. */
export function needsOf(state: State, now: Instant): Need[] {
  return [
    ...updateNeeds(state, now),
    ...silenceNeeds(state),
    ...translationNeeds(state),
    ...maintenanceNeeds(state, now),
    ...unchangedNeeds(state, now),
    ...cellNeeds(state, now),
    ...answerNeeds(state, now),
    ...wordNeeds(state),
    ...lossNeeds(state, now),
  ];
}

function updateNeeds(state: State, now: Instant): Need[] {
  const promised = promisedUpdate(state, now);
  if (promised === null) return [];
  const { by, since, isLate } = promised;
  if (isLate) return [{ kind: 'update.late', by, since: by }];
  return isWithin(now, by, SOON) ? [{ kind: 'update.due', by, since }] : [];
}

/** Readers see that it is open, and wait for the first word. */
function silenceNeeds(state: State): Need[] {
  return openIncidents(state)
    .filter(({ isSilent }) => isSilent)
    .map(({ id: incident, since }) => ({ kind: 'incident.silent', incident, since }));
}

/** Readers are told that nobody has confirmed the end. */
function maintenanceNeeds(state: State, now: Instant): Need[] {
  return standingMaintenances(state)
    .filter((one) => maintenancePhase(one, now) === 'unconfirmed')
    .map(({ id: maintenance, until: since }) => ({ kind: 'maintenance.unconfirmed', maintenance, since }));
}

/** Readers of the other language are owed it. */
function translationNeeds(state: State): Need[] {
  return incidentsOf(state).flatMap(({ id: incident, updates }): Need[] => {
    const opened = state.incidents[incident];
    const owed = [
      ...updates.filter(({ body, lags }) => lags || body.en === null),
      ...(opened?.stands && (opened.lags || opened.title.en === null) ? [opened] : []),
    ];
    const [since] = owed.map(({ at }) => at).sort();
    return since === undefined ? [] : [{ kind: 'update.untranslated', incident, count: owed.length, since }];
  });
}

/** What does not work as it should, and has been so since before anybody looked. */
function unchangedNeeds(state: State, now: Instant): Need[] {
  const checked = state.confirmation?.at ?? '';
  const panels = catalogueOf(state).panels.map(({ id }) => id);
  return catalogueOf(state).features.flatMap(({ id: feature }) =>
    mergePanels(
      panels.flatMap((panel): Need[] => {
        const cell = state.cells[feature]?.[panel];
        const effective = cellBeneath(state, feature, panel);
        if (cell === undefined || !['limited', 'unavailable'].includes(effective.state)) return [];
        const since = cell.at > checked ? cell.at : checked;
        if (isWithin(since, now, UNCHANGED_DAYS * 24 * HOUR)) return [];
        return [{ kind: 'state.unchanged', feature, panels: [panel], state: effective.state, since }];
      }),
    ),
  );
}

function cellNeeds(state: State, now: Instant): Need[] {
  const panels = catalogueOf(state).panels.map(({ id }) => id);
  return catalogueOf(state).features.flatMap(({ id: feature }) => {
    const cells = panels.flatMap((panel): Need[] => {
      const at = state.cells[feature]?.[panel]?.at;
      if (at === undefined) return [];
      const { estimate, note } = cellBeneath(state, feature, panel);
      const here = { feature, panels: [panel] };
      return [
        ...estimateNeeds(state, now, here, estimate),
        ...(note !== null && isUntranslated(note)
          ? [{ kind: 'note.untranslated' as const, ...here, since: at }]
          : []),
      ];
    });
    return mergePanels(cells);
  });
}

function estimateNeeds(state: State, now: Instant, cell: CellNeed, estimate: Estimate): (Need & CellNeed)[] {
  if (estimate.kind === 'none') return [];
  const late = overdueFrom(estimate);
  if (late !== null) {
    const since = startOfDay(late);
    if (now >= since) return [{ kind: 'estimate.overdue', ...cell, estimate, since }];
    if (!isWithin(now, since, SOON) || !('day' in estimate)) return [];
    return [{ kind: 'estimate.due', ...cell, estimate, since: startOfDay(estimate.day) }];
  }
  if (estimate.kind !== 'days' && estimate.kind !== 'soon') return [];
  const given = promisesOf(state, cell.feature, cell.panels, dayAt(now)).at(-1)?.givenAt;
  if (given === undefined || isWithin(given, now, WEEK)) return [];
  return [{ kind: 'estimate.vague', ...cell, estimate, since: given }];
}

/** Of panels of which the same is to be said one need is made. */
function mergePanels(needs: readonly Need[]): Need[] {
  const same = Map.groupBy(needs, (need) =>
    [
      need.kind,
      need.since,
      'estimate' in need ? estimateCode(need.estimate) : null,
      'state' in need ? need.state : null,
    ].join(),
  );
  return [...same.values()].flatMap(([first, ...others]): Need[] => {
    if (!first || !('feature' in first)) return [];
    return [
      {
        ...first,
        panels: [...first.panels, ...others.flatMap((one) => ('feature' in one ? one.panels : []))],
      },
    ];
  });
}

function answerNeeds(state: State, now: Instant): Need[] {
  const { faq } = catalogueOf(state);
  return [...Map.groupBy(faq, ({ meta }) => meta.slug)].flatMap(([slug, variants]): Need[] => {
    const panels = silentPanels(state, variants, now);
    if (panels.length === 0 && !hasGaps(state, slug, variants)) return [];
    const since =
      variants
        .map((one) => publishedAt(state, one.source.path))
        .sort()
        .at(-1) ?? '';
    return [{ kind: 'answer.uncovered', slug, panels, since }];
  });
}

/** Panels to which not exactly one answer is given now. */
function silentPanels(state: State, variants: readonly Entry<FaqMeta>[], now: Instant): PanelId[] {
  const facts = factsOf(state, now);
  return catalogueOf(state)
    .panels.map(({ id }) => id)
    .filter((panel) => {
      const addressed = variants.filter(({ meta }) => isFor(meta, panel));
      const said = addressed.filter(({ meta }) => applies(meta, { panel, uses: null }, facts));
      return addressed.length > 0 && said.length !== 1;
    });
}

const gaps = new WeakMap<State['documents'], Map<string, boolean>>();

/** Whether some state is not covered. Trying them all is done once for the same words. */
function hasGaps(state: State, slug: string, variants: readonly Entry<FaqMeta>[]): boolean {
  const known = gaps.get(state.documents) ?? new Map<string, boolean>();
  gaps.set(state.documents, known);
  const panels = catalogueOf(state).panels.map(({ id }) => id);
  const found =
    known.get(slug) ??
    findGaps(
      variants.map(({ id, meta }) => ({ id, audience: meta })),
      panels,
    ).length > 0;
  known.set(slug, found);
  return found;
}

function wordNeeds(state: State): Need[] {
  const faults = wordFaults(state).map(
    (fault): Need => ({ ...fault, since: publishedAt(state, fault.path) }),
  );
  const translations = entriesOf(catalogueOf(state)).flatMap(({ source, translations: { en } }): Need[] => {
    const since = publishedAt(state, source.path);
    if (!en) return [{ kind: 'translation.missing', path: source.path, since }];
    if (en.translates === source.wordsHash) return [];
    const kind = en.translates === PENDING ? 'translation.pending' : 'translation.lagging';
    return [{ kind, path: en.path, since }];
  });
  return [...faults, ...translations];
}

function lossNeeds(state: State, now: Instant): Need[] {
  const kinds = { panels: 'panel.lost', features: 'feature.lost', incidents: 'incident.lost' } as const;
  return lostSubjects(state, now).map(({ collection, path, onPanels, at }) => ({
    kind: kinds[collection],
    path,
    onPanels,
    since: at,
  }));
}

function publishedAt(state: State, path: string): Instant {
  return state.documents[path]?.at ?? '';
}

function isWithin(from: Instant, to: Instant, span: number): boolean {
  return msFromInstant(to) - msFromInstant(from) <= span;
}

import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { findIncident } from '../domain/incidents.ts';
import type { Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstantInFull } from '../i18n/dates.ts';
import { NBSP } from '../i18n/nbsp.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { updateWords } from '../i18n/updates.ts';
import type { SignedState } from './badge.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { headlineOf } from './headline.ts';
import { pageView } from './page.ts';
import { panelStanding } from './panel-standing.ts';
import { panelName } from './panels.ts';
import { localTitle } from './words.ts';

/** How many rows there is room for. */
const ROWS = 5;

/** What a page's picture shows where its address is shared: the answer, and when that was so. */
export interface ShareView {
  readonly site: string;
  readonly title: string;
  readonly rows: readonly ShareRow[];
  /** How many more there are than rows. */
  readonly more: number;
  readonly asOf: string;
}

interface ShareRow {
  readonly label: string;
  readonly sign: SignedState;
  readonly word: string;
}

/** A page that has a picture of its own. */
export type SharedPage =
  | { readonly view: 'home' }
  | { readonly view: 'panel' | 'feature' | 'incident'; readonly id: string };

/** @returns `null` when there is no such page */
export function shareView(page: ViewContext, target: SharedPage): ShareView | null {
  const context = { ...page, leavesPage: true };
  const made = madeOf(context, target);
  if (made === null) return null;
  const { siteName } = pageView(context, { path: '/', title: '', description: '', revisions: [] });
  const { title, rows, at } = made;
  return {
    site: siteName,
    title: title.replaceAll(NBSP, ' '),
    rows: rows.slice(0, ROWS).map((row) => ({ ...row, label: row.label.replaceAll(NBSP, ' ') })),
    more: Math.max(0, rows.length - ROWS),
    asOf: at === null ? '' : commonWords[context.locale].asOf(formatInstantInFull(at, context.locale)),
  };
}

interface Made {
  readonly title: string;
  readonly rows: readonly ShareRow[];
  /** When it was last said. */
  readonly at: Instant | null;
}

function madeOf(context: ViewContext, target: SharedPage): Made | null {
  switch (target.view) {
    case 'home':
      return homePicture(context);
    case 'panel':
      return panelPicture(context, target.id);
    case 'feature':
      return featurePicture(context, target.id);
    case 'incident':
      return incidentPicture(context, target.id);
  }
}

function homePicture(context: ViewContext): Made {
  const { state } = context;
  const { panels } = catalogueOf(state);
  return {
    title: headlineOf(context)?.panels ?? '',
    rows: panels.map(({ id }) => panelRow(context, id)),
    at: state.lastStated?.at ?? null,
  };
}

function panelRow(context: ViewContext, panel: string): ShareRow {
  const { sign, word, beside } = panelStanding(context, panel);
  const label = startSentence(panelPhrases[context.locale].name([panelName(context, panel)]));
  return { label, sign, word: beside === null ? word : `${word}, ${beside}` };
}

/** What does not work first. */
function panelPicture(context: ViewContext, panel: string): Made | null {
  const { state, locale } = context;
  const { panels, features } = catalogueOf(state);
  const entry = panels.find(({ id }) => id === panel);
  if (!entry) return null;
  const { sign, word } = panelRow(context, panel);
  const cells = features.map((feature) => ({
    label: wordsOf(feature, locale).title,
    ...cellView(context, feature.id, panel),
  }));
  const troubled = ['unavailable', 'limited'].flatMap((of) => cells.filter(({ state }) => state === of));
  return {
    title: wordsOf(entry, locale).title,
    rows: [
      { label: commonWords[locale].panel, sign, word },
      ...(sign === 'offline'
        ? []
        : troubled.map((cell) => ({ label: cell.label, sign: cell.sign, word: cell.word }))),
    ],
    at: lastOf([
      state.restoration[panel]?.at,
      state.confirmation?.at,
      ...Object.values(state.cells).map((row) => row[panel]?.at),
    ]),
  };
}

/** What is confirmed of the whole site is not looked at: there are many of these, and each is drawn when it says something else. */
function featurePicture(context: ViewContext, feature: string): Made | null {
  const { state, locale } = context;
  const { panels, features } = catalogueOf(state);
  const entry = features.find(({ id }) => id === feature);
  if (!entry) return null;
  return {
    title: wordsOf(entry, locale).title,
    rows: panels.map(({ id }) => {
      const { sign, word, despite } = cellView(context, feature, id);
      return {
        label: panelRow(context, id).label,
        sign,
        word: despite === null ? word : `${word}, ${despite}`,
      };
    }),
    at: lastOf(panels.flatMap(({ id }) => [state.restoration[id]?.at, state.cells[feature]?.[id]?.at])),
  };
}

function incidentPicture(context: ViewContext, id: string): Made | null {
  const { state, locale } = context;
  const incident = findIncident(state, id);
  if (!incident) return null;
  const words = updateWords[locale];
  const { status, impact, course, updates } = incident;
  const isOver = course === null ? incident.resolvedAt !== null : !course.isOpen;
  const sign: SignedState = isOver ? 'available' : impact === 'critical' ? 'critical' : 'major';
  const said = [
    impact && startSentence(course?.isOpen ? words.goesOn[impact] : words.wasOf(words.impact[impact])),
    status && startSentence(words.status[status]),
  ].filter((one): one is string => Boolean(one));
  return {
    title: localTitle(incident.title, locale).title,
    rows: said.map((label) => ({ label, sign, word: '' })),
    at: updates.at(-1)?.at ?? course?.at ?? incident.startedAt,
  };
}

function lastOf(instants: readonly (Instant | undefined)[]): Instant | null {
  return (
    instants
      .filter((one) => one !== undefined)
      .sort()
      .at(-1) ?? null
  );
}

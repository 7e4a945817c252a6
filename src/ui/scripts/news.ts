import type { formatEvents } from '../../formats/events.ts';
import type { EventWords } from '../../formats/words.ts';
import { fillPhrase } from '../../i18n/fill-phrase.ts';
import { tellCell, tellPanel } from '../../i18n/tell-change.ts';
import type { MineScript } from '../../views/mine.ts';
import { type Mine, pageRevision } from './mine-store.ts';
import { siteToday } from './site-clock.ts';

type EventsDocument = ReturnType<typeof formatEvents>;
type Events = EventsDocument['events'];

/** A line of what changed. */
interface News {
  readonly text: string;
  readonly href: string;
  /** What stands before it in a language of its own. */
  readonly named?: { readonly title: string; readonly lang: string | null };
}

/** So many answers are asked for; of what is beyond only the history tells. */
const MOST_ANSWERS = 5;

/** So many lines stand on home; the rest is in the history. */
const SHOWN = 3;

/** Says below the panel what changed on it after a revision; says nothing while that cannot be known. `own`: its page. */
export async function tellNews(
  element: HTMLElement,
  mine: Mine,
  after: number,
  script: MineScript & { readonly own: string },
): Promise<void> {
  const place = element.querySelector<HTMLElement>('[data-news]');
  if (!place || pageRevision() <= after) return;
  try {
    const [events, words]: [Events | null, EventWords] = await Promise.all([
      eventsSince(script.events, after),
      get(script.eventWords),
    ]);
    const news = events && [
      ...newsOf(events, mine, { words, own: script.own, today: siteToday() }),
      ...incidentNews(events, mine, words),
    ];
    const lines = (news ?? []).slice(0, SHOWN).map(({ text, href, named }) => {
      const link = Object.assign(document.createElement('a'), { href });
      if (named) {
        const name = Object.assign(document.createElement('span'), { textContent: named.title });
        if (named.lang) name.lang = named.lang;
        link.append(name);
      }
      link.append(text);
      const line = document.createElement('li');
      line.append(link);
      return line;
    });
    place.querySelector('ul')?.replaceChildren(...lines);
    place.querySelector<HTMLElement>('[data-none]')?.toggleAttribute('hidden', news?.length !== 0);
    place
      .querySelector<HTMLElement>('[data-more]')
      ?.toggleAttribute('hidden', news !== null && news.length <= SHOWN);
    place.hidden = false;
  } catch {}
}

/** What happened after a revision, oldest first; `null`: more than is asked for, or than can be had. */
async function eventsSince(url: string, after: number): Promise<Events | null> {
  const events: Events = [];
  let from = after;
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    const answer: EventsDocument = await get(`${url}?after=${from}`);
    // A server of files knows no query: it gives the first part of the log whatever is asked for.
    events.push(...answer.events.filter(({ revision }) => revision > from));
    if (answer.next === null) return events;
    if (answer.next <= from) return null;
    from = answer.next;
  }
  return null;
}

async function get(url: string) {
  return (await fetch(url)).json();
}

/** Of incidents that concern the panel, the last one first: how far those have come of which something was said. */
export function incidentNews(events: Events, { panel }: Pick<Mine, 'panel'>, words: EventWords): News[] {
  const said = new Map<string, Map<string, string>>();
  const concerns = ({ panels }: { readonly panels: readonly string[] }) =>
    panels.length === 0 || panels.includes(panel);
  for (const { incidents = [], updates = [] } of events) {
    for (const one of incidents) {
      if (!one.after) said.delete(one.id);
      else if (concerns(one)) said.set(one.id, new Map([['', words.reported]]));
    }
    for (const one of updates) {
      const stages = said.get(one.incident) ?? new Map<string, string>();
      stages.delete(one.id);
      if (one.after && one.status && concerns(one)) {
        stages.set(one.id, words.stages[one.status] ?? one.status);
      }
      if (stages.size > 0) said.set(one.incident, stages);
      else said.delete(one.incident);
    }
  }
  return [...said].reverse().flatMap(([id, stages]) => {
    const named = words.incidents[id];
    return named ? [{ named, text: `: ${[...stages.values()].at(-1)}`, href: named.href }] : [];
  });
}

/** What is different now from what it was: of several changes to one thing the sum, of none nothing. */
export function newsOf(
  events: Events,
  { panel, uses }: Pick<Mine, 'panel' | 'uses'>,
  { words, own, today }: { readonly words: EventWords; readonly own: string; readonly today: string },
): News[] {
  const restorations = events.flatMap(({ restoration = [] }) =>
    restoration.filter((one) => one.panel === panel),
  );
  const cells = events.flatMap(({ availability = [] }) => availability.filter((one) => one.panel === panel));
  const [first] = restorations;
  const last = restorations.at(-1);
  const state = first && last ? tellPanel(words, first.before, last.after) : null;
  const ofPanel =
    state === null
      ? []
      : [
          {
            text: fillPhrase(words.panelIs, { panel: words.panels[panel] ?? panel, state }),
            href: own,
          },
        ];
  return [
    ...ofPanel,
    ...[...new Set(cells.map(({ feature }) => feature))].flatMap((id) => {
      const of = cells.filter(({ feature }) => feature === id);
      const feature = words.features[id];
      const isUsed =
        feature &&
        (uses.length === 0 || feature.uses.length === 0 || feature.uses.some((use) => uses.includes(use)));
      const [before, after] = [of[0]?.before, of.at(-1)?.after];
      const said = isUsed && before && after ? tellCell(words, before, after, today) : null;
      return said && feature
        ? [{ text: fillPhrase(words.cellIs, { feature: feature.title, state: said }), href: feature.href }]
        : [];
    }),
  ];
}

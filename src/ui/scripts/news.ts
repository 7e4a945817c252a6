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
    const news = events && newsOf(events, mine, { words, own: script.own, today: siteToday() });
    const lines = (news ?? []).slice(0, SHOWN).map(({ text, href }) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: text });
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

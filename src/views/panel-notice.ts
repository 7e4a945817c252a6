import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { incidentChangeOn } from '../domain/open-incidents.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstantInFull } from '../i18n/dates.ts';
import { embedWords } from '../i18n/embed.ts';
import { joinList } from '../i18n/list.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import type { SignedState } from './badge.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { maintenanceViews } from './maintenance.ts';
import { panelStanding } from './panel-standing.ts';
import { stepsFor } from './steps.ts';
import { updateBands } from './update-bands.ts';

/** How many features are named; the panel's page names all. */
const NAMED = 3;

/** What a panel's customers are to know now, in short: for pages of others. */
export interface PanelNotice {
  readonly panel: PanelId;
  readonly name: string;
  /** Where all of it stands; without the site's own address. */
  readonly href: string;
  readonly state: { readonly sign: SignedState; readonly text: string };
  readonly asOf: string | null;
  /** Empty: nothing that anybody would have to know. */
  readonly items: readonly NoticeItem[];
}

interface NoticeItem {
  readonly kind: 'incident' | 'state' | 'warning' | 'maintenance';
  readonly title: string;
  readonly text: string | null;
  /** The language of the words when it is not the notice's. */
  readonly lang: Locale | null;
  readonly href: string;
}

/** @returns `null` when there is no such panel */
export function panelNotice(page: ViewContext, panel: PanelId): PanelNotice | null {
  // It stands in other pages, and is kept there.
  const context = { ...page, leavesPage: true };
  const { state, locale } = context;
  const entry = catalogueOf(state).panels.find(({ id }) => id === panel);
  if (!entry) return null;
  const { sign, word, beside } = panelStanding(context, panel);
  const href = localePath(locale, ownPath(entry));
  return {
    panel,
    name: wordsOf(entry, locale).title,
    href,
    state: { sign, text: beside === null ? word : `${word}, ${beside}` },
    asOf: asOfText(context, panel),
    items: [
      ...incidentItems(context, panel),
      ...stateItems(context, panel, href),
      ...warningItems(context, panel, href),
      ...maintenanceItems(context, panel, href),
    ],
  };
}

/** Those that go on; that one is over is on the page. */
function incidentItems(context: ViewContext, panel: PanelId): NoticeItem[] {
  return updateBands(context, panel).bands.flatMap(({ incident, impact, latest, silence }): NoticeItem[] => {
    if (latest?.status === 'resolved' || latest?.status === 'postmortem') return [];
    const said = [impact?.text, latest?.statusWord].filter(Boolean).join(', ');
    const words = latest === null ? silence : latest.summary;
    const text = [said && `${said}.`, words].filter(Boolean).join(' ');
    const lang = incident.lang ?? latest?.lang ?? null;
    return [{ kind: 'incident', title: incident.title, text, lang, href: incident.href }];
  });
}

function stateItems(context: ViewContext, panel: PanelId, href: string): NoticeItem[] {
  const { state, locale } = context;
  const words = embedWords[locale];
  const { restoration, word } = panelStanding(context, panel);
  const item = (title: string): NoticeItem => ({ kind: 'state', title, text: null, lang: null, href });
  // On a panel that is down nothing works: that is said once.
  if (restoration === 'offline') return [item(`${startSentence(word)}.`)];
  const cells = catalogueOf(state).features.map((entry) => ({
    title: wordsOf(entry, locale).title,
    state: cellView(context, entry.id, panel).state,
  }));
  const named = (of: 'unavailable' | 'limited') => {
    const titles = cells.filter((cell) => cell.state === of).map(({ title }) => title);
    if (titles.length === 0) return [];
    const rest = titles.length - NAMED;
    const list = rest > 1 ? [...titles.slice(0, NAMED), words.andMore(rest)] : titles;
    return [item(words[of](joinList(locale, list)))];
  };
  return [
    ...(restoration === 'restoring' ? [item(`${startSentence(word)}.`)] : []),
    ...named('unavailable'),
    ...named('limited'),
  ];
}

function warningItems(context: ViewContext, panel: PanelId, href: string): NoticeItem[] {
  return stepsFor(context, { panel, uses: null }).warnings.map(({ id, title, short, lang }) => ({
    kind: 'warning',
    title: `${embedWords[context.locale].warning}: ${title}`,
    text: short,
    lang,
    href: `${href}#${id}`,
  }));
}

function maintenanceItems(context: ViewContext, panel: PanelId, href: string): NoticeItem[] {
  const { maintenances } = maintenanceViews(context, { panel });
  return maintenances
    .filter(({ isPressing }) => isPressing)
    .map(({ title, lang, times }) => ({
      kind: 'maintenance',
      title: `${embedWords[context.locale].maintenance}: ${title}`,
      text: times.map(({ text }) => text).join(' '),
      lang,
      href,
    }));
}

/** When any of it was last spoken of or confirmed; `null`: never. */
function asOfText({ state, locale }: ViewContext, panel: PanelId): string | null {
  const stated = [
    state.restoration[panel]?.at,
    incidentChangeOn(state, panel)?.at,
    state.confirmation?.at,
    ...Object.values(state.cells).map((cells) => cells[panel]?.at),
  ];
  const last = stated
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return last === undefined ? null : commonWords[locale].asOf(formatInstantInFull(last, locale));
}

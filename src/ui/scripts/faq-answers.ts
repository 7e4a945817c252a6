import { explainFinding, titleFinding } from '../../i18n/faq-search.ts';
import { entryUrl, type FindingKind, findEntries, readAsked, resultOf } from '../../search/find-entries.ts';
import { buildSearch } from '../../search/search-index.ts';
import type { FaqSearchScript } from '../../views/faq.ts';
import type { FindableEntry } from '../../views/search-index.ts';
import { filterQuery, readFilters, tellFilters } from './faq-filters.ts';
import { narrowTwin } from './twin-link.ts';

/** How long the reader must pause before the number of answers is read aloud (ms). */
const PAUSE = 500;

/** The search of a page of questions, once its index is there. */
export interface FaqAnswers {
  /** Shows the answers to what is typed. */
  answer(typed: string): void;
  /** Takes the reader to them. */
  goThere(): void;
}

/** Fetches the index. @throws when it cannot be fetched */
export async function loadFaqAnswers(element: HTMLElement): Promise<FaqAnswers> {
  const script: FaqSearchScript = JSON.parse(element.dataset.script ?? '');
  const response = await fetch(script.index);
  if (!response.ok) throw new Error(`${script.index}: ${response.status}`);
  const entries: FindableEntry[] = await response.json();
  const search = buildSearch(entries, script.locale);
  const filters = readFilters(element);
  const { panel, area, letter, areaName } = filters;
  const summary = element.querySelector<HTMLElement>('[data-summary]');
  const status = element.querySelector('[role=status]');
  let pause = 0;

  const answer = (typed: string): void => {
    const asked = readAsked(typed);
    const found = findEntries(entries, () => search, asked, { panel, area });
    const finding = { kind: found.kind, count: found.entries.length, asked, letter, area: areaName };
    const text = explainFinding(finding, script.locale);
    if (summary) {
      summary.textContent = text;
      summary.dataset.kind = found.kind;
    }
    showEntries(element, found.entries, found.kind, found.kind === 'elsewhere' ? null : panel);
    element.querySelector('[data-ways]')?.toggleAttribute('hidden', asked === null);
    // What follows the title is the site's name.
    document.title = `${titleFinding(asked, script.locale)}${/ · [^·]*$/.exec(document.title)?.[0] ?? ''}`;
    keepInAddress(asked);
    tellFilters(element, filters, asked);
    narrowTwin(filterQuery(filters, asked));
    if (element.contains(document.activeElement)) bringIntoSight(element, summary);
    clearTimeout(pause);
    pause = window.setTimeout(() => status?.replaceChildren(text), PAUSE);
  };
  return { answer, goThere: () => summary?.focus() };
}

function showEntries(
  element: HTMLElement,
  entries: readonly FindableEntry[],
  finding: FindingKind,
  panel: string | null,
): void {
  const row = element.querySelector<HTMLTemplateElement>('template[data-row]');
  if (!row) return;
  const rows = entries.map((entry) => {
    const item = document.importNode(row.content, true);
    const fill = (selector: string, text: string) => item.querySelector(selector)?.replaceChildren(text);
    fill('a', entry.title);
    item.querySelector('a')?.setAttribute('href', entryUrl(entry, panel));
    if (entry.lang) item.querySelector('div')?.setAttribute('lang', entry.lang);
    const result = resultOf(entry, finding);
    if (result) item.querySelector('li')?.setAttribute('data-result', result);
    // Where all of them are answers none is called one.
    if (finding !== 'all') fill('.kind', entry.kindName);
    fill('.excerpt', entry.excerpt);
    fill('.panels', entry.panelsText);
    fill('.area', entry.areaName);
    if (entry.areaLang) item.querySelector('.area')?.setAttribute('lang', entry.areaLang);
    return item;
  });
  element.querySelector('[data-questions]')?.replaceChildren(...rows);
}

/** Above the keyboard of a phone there is room for the field and the first answers. */
function bringIntoSight(element: HTMLElement, summary: HTMLElement | null): void {
  const height = window.visualViewport?.height ?? innerHeight;
  if (summary && summary.getBoundingClientRect().bottom > height) {
    element.querySelector('form')?.scrollIntoView({ block: 'start' });
  }
}

/** The address can be sent and reloaded. */
function keepInAddress(asked: string | null): void {
  const address = new URL(location.href);
  if (asked === null) address.searchParams.delete('q');
  else address.searchParams.set('q', asked);
  history.replaceState(history.state, '', address);
}

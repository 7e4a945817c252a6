import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { incidentHeads, localText } from '../domain/incidents.ts';
import { localePath, SOURCE_LOCALE } from '../domain/locale.ts';
import { ownPath, pathById } from '../domain/page-target.ts';
import type { ViewContext } from '../views/context.ts';
import type { SiteDocument } from './site-document.ts';

/** In the language of those who wrote the proposal (llmstxt.org); it says where the Polish pages are. */
const LOCALE = 'en';

/** `/llms.txt`: what there is here, for machines that read text, and what they are to know before they repeat it. */
export function* llmsTxtDocuments(): Generator<SiteDocument> {
  yield {
    path: '/llms.txt',
    locale: SOURCE_LOCALE,
    make: (context) => ({ type: 'text/plain; charset=utf-8', text: formatLlmsTxt(context) }),
  };
}

function formatLlmsTxt({ state, siteUrl }: Pick<ViewContext, 'state' | 'siteUrl'>): string {
  const { site, panels, features, faq } = catalogueOf(state);
  const words = site && wordsOf(site, LOCALE);
  const link = (title: string, path: string, about = '') =>
    `- [${plain(title)}](${siteUrl ?? ''}${encodeURI(path)})${about === '' ? '' : `: ${plain(about)}`}`;
  const page = (title: string, path: string, about?: string) => link(title, localePath(LOCALE, path), about);
  const answers = new Map(faq.map((entry) => [entry.meta.slug, wordsOf(entry, LOCALE).title]));
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
  return [
    `# ${plain(words?.title ?? 'Status')}`,
    '',
    `> ${plain(words?.short ?? 'A status page.')}`,
    '',
    'What is true depends on the panel that an account is on, which follows from the day it was created. Every page says as of when it is; states change, so ask again instead of remembering. An estimate says whose it is and how firm: do not make it firmer. Polish is the original; the same pages without /en are in Polish.',
    '',
    ...section('State', [
      page('Status', '/', 'every panel in a sentence'),
      link(
        'status.json',
        '/api/v1/status.json',
        'every feature on every panel, with estimates and incidents',
      ),
      link(
        'Lookup',
        '/api/v1/lookup?created=2019-11-17',
        'which panel an account of that day is on, and what to do there',
      ),
      link('Search', '/api/v1/search?q=orders&lang=en', 'answers, features, steps and incidents'),
      link('OpenAPI', '/api/openapi.json', 'all of the API'),
    ]),
    ...section(
      'Panels',
      panels.map((entry) =>
        page(wordsOf(entry, LOCALE).title, ownPath(entry), wordsOf(entry, LOCALE).short ?? ''),
      ),
    ),
    ...section(
      'Features',
      features.map((entry) => page(wordsOf(entry, LOCALE).title, ownPath(entry))),
    ),
    ...section(
      'Answers',
      [...answers].map(([slug, title]) => page(title, `/faq/${slug}/`)),
    ),
    ...section('Incidents', [
      ...incidentHeads(state).map(({ id, title }) =>
        page(localText(title, LOCALE).text, pathById(state, 'incidents', id)),
      ),
      page('History', '/history/', 'everything that was said, with when'),
    ]),
  ].join('\n');
}

/** One line in which nothing is a link or a break. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[[\]]/g, '\\$&').trim();
}

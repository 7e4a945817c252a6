import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf, type Entry, wordsOf } from '../domain/catalogue.ts';
import type { FeatureMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath, PROMISES_PATH } from '../domain/page-target.ts';
import { type Promised, promisesOf } from '../domain/promises.ts';
import { dayAt } from '../domain/time.ts';
import { promiseWords } from '../i18n/promises.ts';
import { withdrawnRevisions } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';
import { panelIds } from './panels.ts';
import { type PromiseCountRow, type PromiseRow, promiseCountRows, promiseRows } from './promise-rows.ts';
import { namedPart } from './words.ts';

/** So many promises, each of a feature on a panel, are told one by one: all of them stand on the pages of the features. */
const MOST = 300;

/** How all promises turned out. */
export interface PromisesView {
  readonly page: PageView;
  readonly counts: readonly PromiseCountRow[];
  /** The newest, feature by feature, in the order of the features; those of which nothing was promised are left out. */
  readonly features: readonly {
    readonly id: FeatureId;
    readonly title: string;
    readonly lang: Locale | null;
    readonly href: string;
    readonly promises: readonly PromiseRow[];
  }[];
  /** Where older ones stand; `null`: there are none. */
  readonly olderText: string | null;
  readonly featuresHref: string;
  /** The same for machines. */
  readonly documentHref: string;
}

export function promisesView(context: ViewContext): PromisesView {
  const { state, now, locale } = context;
  const words = promiseWords[locale];
  const { features, panels } = catalogueOf(state);
  const promised = features.map((entry) => ({
    entry,
    promises: promisesOf(state, entry.id, panelIds(state), dayAt(now)),
  }));
  const all = promised.flatMap(({ promises }) => promises);
  const since = revisionOfOldest(all);
  return {
    page: pageView(context, {
      path: PROMISES_PATH,
      title: words.all,
      description: words.allDescription,
      revisions: [
        ...[...features, ...panels].map((entry) => wordsOf(entry, locale).revision),
        ...features.flatMap(({ id }) => cellRevisions(context, id)),
        ...withdrawnRevisions(state, 'features'),
      ],
    }),
    counts: promiseCountRows(locale, all),
    features: promised.flatMap(({ entry, promises }) => {
      const shown = promises.filter(({ revision }) => revision >= since);
      return shown.length === 0 ? [] : [featurePromises(context, entry, shown)];
    }),
    olderText: since === 0 ? null : words.older,
    featuresHref: localePath(locale, '/features/'),
    documentHref: '/api/v1/promises.json',
  };
}

/** What was said at once stays together. `0`: all are shown. */
function revisionOfOldest(promises: readonly Promised[]): Revision {
  const revisions = promises.map(({ revision }) => revision).sort((x, y) => y - x);
  return revisions.length > MOST ? (revisions[MOST - 1] ?? 0) : 0;
}

function cellRevisions({ state }: ViewContext, feature: FeatureId): number[] {
  return Object.values(state.cells[feature] ?? {}).map(({ revision }) => revision);
}

function featurePromises(
  context: ViewContext,
  entry: Entry<FeatureMeta>,
  promises: readonly Promised[],
): PromisesView['features'][number] {
  const { title, lang } = namedPart(context, entry);
  return {
    id: entry.id,
    title,
    lang,
    href: localePath(context.locale, ownPath(entry)),
    promises: promiseRows(context, promises),
  };
}

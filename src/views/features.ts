import { AVAILABILITIES, type Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import { gravestImpactOn, isGrave } from '../domain/open-incidents.ts';
import { PROMISES_PATH } from '../domain/page-target.ts';
import { commonWords } from '../i18n/common.ts';
import { type FeaturesWords, featuresWords } from '../i18n/features.ts';
import { promiseWords } from '../i18n/promises.ts';
import { withdrawnRevisions } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { headlineOf } from './headline.ts';
import { type LagView, lagView } from './lag.ts';
import { type MatrixView, matrixView } from './matrix.ts';
import { type PageView, pageView } from './page.ts';

/** Every feature on every panel. */
export interface FeaturesView {
  readonly page: PageView;
  /** The sentence that answers. */
  readonly answer: string;
  readonly count: string;
  readonly lookupHref: string;
  /** Where it stands how estimates turned out. */
  readonly promises: { readonly href: string; readonly label: string };
  readonly matrix: MatrixView;
  readonly legend: readonly {
    readonly state: Availability;
    readonly word: string;
    readonly meaning: string;
  }[];
  /** `null`: all words shown say what the original says. */
  readonly lag: LagView | null;
}

const PATH = '/features/';

export function featuresView(context: ViewContext): FeaturesView {
  const { state, locale } = context;
  const words = featuresWords[locale];
  const { features, panels } = catalogueOf(state);
  const matrix = matrixView(context, features, panels, true);
  return {
    page: pageView(context, {
      path: PATH,
      title: words.title,
      description: words.description,
      revisions: [
        ...matrix.revisions,
        ...withdrawnRevisions(state, 'features'),
        ...withdrawnRevisions(state, 'panels'),
      ],
    }),
    answer: answerOf(context, matrix, words),
    count: words.count(features.length),
    lookupHref: localePath(locale, '/lookup/'),
    promises: { href: localePath(locale, PROMISES_PATH), label: promiseWords[locale].all },
    matrix,
    legend: AVAILABILITIES.map((one) => ({
      state: one,
      word: commonWords[locale].availability[one],
      meaning: words.meaning[one],
    })),
    lag: lagView(matrix.words, PATH),
  };
}

/** “No information” is never counted as working, and nothing is said to work while a grave incident goes on. */
function answerOf(context: ViewContext, { areas, panels }: MatrixView, words: FeaturesWords): string {
  const states = new Set(
    areas.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ state }) => state))),
  );
  if (states.size === 0) return words.answer.none;
  if (states.has('unavailable') || states.has('limited')) return words.answer.someDoNot;
  if (panels.some(({ id }) => isGrave(gravestImpactOn(context.state, id)))) {
    return headlineOf(context)?.panels ?? words.answer.someDoNot;
  }
  if (!states.has('available')) return words.answer.nothingKnown;
  return states.has('unknown') ? words.answer.knownWork : words.answer.allWork;
}

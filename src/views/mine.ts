import { type Locale, localePath } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import { type MineWords, mineWords } from '../i18n/mine.ts';
import type { ViewContext } from './context.ts';
import { documentPath } from './page.ts';
import { panelIds } from './panels.ts';
import { type StepView, stepsFor } from './steps.ts';

/** What concerns readers of one panel: each thing with who has to do with it (empty: everybody). */
export type Concerns = Readonly<Record<string, readonly string[]>>;

/** What home's script needs to begin with the reader's panel, whichever it is: the browser alone knows. */
export interface MineScript {
  /** By panel, in their order: what there is to do. */
  readonly toDo: Readonly<Record<PanelId, Concerns>>;
  /** By panel, in their order: what not to do. */
  readonly warnings: Readonly<Record<PanelId, Concerns>>;
  /** How all of these are called; `lang` where it is not the page's. */
  readonly titles: Readonly<Record<string, { readonly title: string; readonly lang?: Locale }>>;
  readonly words: MineWords['toDo'];
  /** Addresses of what puts the changes into words. */
  readonly eventWords: string;
  readonly events: string;
  readonly history: string;
}

export function mineScript(context: ViewContext): MineScript {
  const { state, locale } = context;
  const steps = panelIds(state).map((panel) => [panel, stepsFor(context, { panel, uses: null })] as const);
  const all = steps.flatMap(([, of]) => [...of.do, ...of.warnings]);
  return {
    toDo: Object.fromEntries(steps.map(([panel, of]) => [panel, concernsOf(of.do)])),
    warnings: Object.fromEntries(steps.map(([panel, of]) => [panel, concernsOf(of.warnings)])),
    titles: Object.fromEntries(
      all.map(({ id, title, lang }) => [id, lang === null ? { title } : { title, lang }]),
    ),
    words: mineWords[locale].toDo,
    eventWords: documentPath(locale, 'words.json'),
    events: '/api/v1/events.json',
    history: localePath(locale, '/history/?panel={panel}'),
  };
}

function concernsOf(steps: readonly StepView[]): Concerns {
  return Object.fromEntries(steps.map(({ id, uses }) => [id, uses]));
}

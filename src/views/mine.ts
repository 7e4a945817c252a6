import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import { type MineWords, mineWords } from '../i18n/mine.ts';
import type { ViewContext } from './context.ts';
import { documentPath } from './page.ts';
import { panelIds } from './panels.ts';
import { stepsFor } from './steps.ts';

/** What home's script needs to begin with the reader's panel, whichever it is: the browser alone knows. */
export interface MineScript {
  /** By panel: what there is to do, each thing with who has to do it (empty: everybody). */
  readonly toDo: Readonly<Record<PanelId, Readonly<Record<string, readonly string[]>>>>;
  readonly words: MineWords['toDo'];
  /** Addresses of what puts the changes into words; the panel's own is `panels` with its letter in `{panel}`. */
  readonly panels: string;
  readonly eventWords: string;
  readonly events: string;
  readonly history: string;
}

export function mineScript(context: ViewContext): MineScript {
  const { state, locale } = context;
  const uses = new Map(catalogueOf(state).steps.map((entry) => [entry.id, entry.meta.uses]));
  const toDo = panelIds(state).map((panel) => {
    const steps = stepsFor(context, { panel, uses: null }).do;
    return [panel, Object.fromEntries(steps.map(({ id }) => [id, uses.get(id) ?? []]))];
  });
  return {
    toDo: Object.fromEntries(toDo),
    words: mineWords[locale].toDo,
    panels: localePath(locale, '/panel/{panel}/'),
    eventWords: documentPath(locale, 'words.json'),
    events: '/api/v1/events.json',
    history: localePath(locale, '/history/?panel={panel}'),
  };
}

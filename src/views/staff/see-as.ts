import { catalogueOf } from '../../domain/catalogue.ts';
import { LOCALES, type Locale, localePath } from '../../domain/locale.ts';
import { pathOfDocument } from '../../domain/page-target.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { Change, State } from '../../domain/state.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { panelName } from '../panels.ts';
import { useNames } from '../terms.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import type { draftFields } from './draft.ts';
import type { Choice } from './editor.ts';
import { pageLink } from './page-titles.ts';

/** The form that shows pages as one customer will see them. */
export interface SeeAsView {
  readonly action: string;
  /** What goes with the change. */
  readonly fields: ReturnType<typeof draftFields>;
  /** Changed pages that can be seen as they will be, by their addresses. */
  readonly pages: readonly Choice[];
  readonly panels: readonly Choice[];
  /** The first panel that the change touches. */
  readonly panel: string | undefined;
  readonly uses: readonly Choice[];
  readonly languages: readonly Choice[];
}

/**
 * @param context with the state as it will be
 * @param subject where a customer's page is seen, without the language, and what goes with the change
 * @param changed addresses of pages that will say something else
 */
export function seeAsView(
  context: StaffViewContext,
  { seeAs, seeing = [] }: { readonly seeAs: string; readonly seeing?: SeeAsView['fields'] },
  { changes, changed }: { readonly changes: readonly Change[]; readonly changed: readonly string[] },
): SeeAsView {
  return {
    action: localePath(context.locale, seeAs),
    fields: seeing,
    pages: ownFirst(changes, changed).map((href) => pageChoice(context, href)),
    ...customers(context),
    panel: changes.flatMap((change) => panelsOf(context.state, change))[0],
  };
}

/** The pages of the documents that change before those that only name them. */
function ownFirst(changes: readonly Change[], paths: readonly string[]): string[] {
  const own = new Set(
    changes.flatMap(({ documents }) =>
      documents.flatMap(({ before, after }) => {
        const shown = after ?? before;
        const path = shown?.locale === 'pl' ? pathOfDocument(shown) : null;
        return path ? LOCALES.map((locale) => localePath(locale, path)) : [];
      }),
    ),
  );
  return [...paths.filter((path) => own.has(path)), ...paths.filter((path) => !own.has(path))];
}

function panelsOf(
  { maintenances }: State,
  { restoration, availability, maintenances: changed }: Change,
): PanelId[] {
  const panels = [...restoration, ...availability].map(({ panel }) => panel);
  return [...panels, ...changed.flatMap(({ id }) => maintenances[id]?.panels ?? [])];
}

function pageChoice(context: StaffViewContext, href: string): Choice {
  const { title, locale } = pageLink(context, href);
  return { value: href, label: locale === context.locale ? title : `${title} (${locale.toUpperCase()})` };
}

/** As whom the pages can be seen. */
function customers(context: StaffViewContext): Pick<SeeAsView, 'panels' | 'uses' | 'languages'> {
  const { panels, site } = catalogueOf(context.state);
  const uses = site?.meta.uses ?? [];
  const names = useNames(context, uses);
  const language = (value: Locale) => ({ value, label: previewWords[context.locale].languages[value] });
  return {
    panels: panels.map((panel) => ({
      value: panel.id,
      label: namedPart(context, panel).title || panelName(context, panel.id),
    })),
    uses: uses.map((value, index) => ({ value, label: names[index] ?? value })),
    languages: LOCALES.map(language),
  };
}

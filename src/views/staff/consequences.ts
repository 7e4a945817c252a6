import { catalogueOf, type Entry } from '../../domain/catalogue.ts';
import type { FaqMeta, StepMeta } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { State } from '../../domain/state.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { panelsTold } from '../addressees.ts';
import { localePath } from '../page.ts';
import { forPanelsText } from '../questions.ts';
import { partWords } from '../words.ts';
import type { StaffViewContext } from './context.ts';

/** An answer or a step that appears or goes, because it is bound to a state that changes. */
export interface Consequence {
  readonly kind: 'faq' | 'step';
  readonly change: 'comes' | 'goes';
  /** `Pojawi się dla panelu C: odpowiedź` */
  readonly text: string;
  readonly title: string;
  readonly lang: Locale | null;
  /** Its present page; `null`: it has none of its own. */
  readonly href: string | null;
}

/** What is said to whom after a change and was not before, and the other way round. */
export function consequences(context: StaffViewContext, after: State): Consequence[] {
  const { faq, steps } = catalogueOf(context.state);
  return [
    ...faq.flatMap((entry) => consequencesOf(context, after, entry, 'faq')),
    ...steps.flatMap((entry) => consequencesOf(context, after, entry, 'step')),
  ];
}

function consequencesOf(
  context: StaffViewContext,
  after: State,
  entry: Entry<FaqMeta> | Entry<StepMeta>,
  kind: Consequence['kind'],
): Consequence[] {
  const { state, locale } = context;
  const words = previewWords[locale];
  const before = panelsTold(state, entry.meta);
  const then = panelsTold(after, entry.meta);
  const { title, lang } = partWords(context, entry);
  const href = entry.meta.collection === 'faq' ? localePath(locale, `/faq/${entry.meta.slug}/`) : null;
  const consequence = (change: Consequence['change'], panels: typeof before): Consequence[] =>
    panels.length === 0
      ? []
      : [
          {
            kind,
            change,
            text: words[change](words[kind], forPanelsText(context, panels)),
            title,
            lang,
            href,
          },
        ];
  return [
    ...consequence(
      'comes',
      then.filter((panel) => !before.includes(panel)),
    ),
    ...consequence(
      'goes',
      before.filter((panel) => !then.includes(panel)),
    ),
  ];
}

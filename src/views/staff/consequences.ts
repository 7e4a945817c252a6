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
  /** `turns`: another answer to the same question takes its place. */
  readonly change: 'comes' | 'goes' | 'turns';
  /** `Pojawi się dla panelu C: odpowiedź` */
  readonly text: string;
  readonly title: string;
  readonly lang: Locale | null;
  /** Its present page; `null`: it has none of its own. */
  readonly href: string | null;
}

/** What happens to one entry, before it is known whether another takes its place. */
type Turn = Omit<Consequence, 'text'> & { readonly panels: string };

/** What is said to whom after a change and was not before, and the other way round. */
export function consequences(context: StaffViewContext, after: State): Consequence[] {
  const { faq, steps } = catalogueOf(context.state);
  const words = previewWords[context.locale];
  const turns = [
    ...faq.flatMap((entry) => turnsOf(context, after, entry, 'faq')),
    ...steps.flatMap((entry) => turnsOf(context, after, entry, 'step')),
  ];
  return withReplacements(turns).map(({ panels, ...turn }) => ({
    ...turn,
    text: words[turn.change](words[turn.kind], panels),
  }));
}

function turnsOf(
  context: StaffViewContext,
  after: State,
  entry: Entry<FaqMeta> | Entry<StepMeta>,
  kind: Consequence['kind'],
): Turn[] {
  const { state, locale } = context;
  const before = panelsTold(state, entry.meta);
  const then = panelsTold(after, entry.meta);
  const { title, lang } = partWords(context, entry);
  const href = entry.meta.collection === 'faq' ? localePath(locale, `/faq/${entry.meta.slug}/`) : null;
  const turn = (change: Turn['change'], panels: typeof before): Turn[] =>
    panels.length === 0 ? [] : [{ kind, change, panels: forPanelsText(context, panels), title, lang, href }];
  return [
    ...turn(
      'comes',
      then.filter((panel) => !before.includes(panel)),
    ),
    ...turn(
      'goes',
      before.filter((panel) => !then.includes(panel)),
    ),
  ];
}

/** What goes while another of the same name comes is told once. */
function withReplacements(turns: readonly Turn[]): Turn[] {
  const nameOf = ({ kind, panels, title }: Turn) => `${kind} ${panels} ${title}`;
  const named = (change: Turn['change']) =>
    new Set(turns.filter((turn) => turn.change === change).map(nameOf));
  const [coming, going] = [named('comes'), named('goes')];
  return turns.flatMap((turn): Turn[] => {
    if (!(coming.has(nameOf(turn)) && going.has(nameOf(turn)))) return [turn];
    return turn.change === 'comes' ? [{ ...turn, change: 'turns' }] : [];
  });
}

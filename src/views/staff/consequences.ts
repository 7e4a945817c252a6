import { type Catalogue, catalogueOf, type Entry } from '../../domain/catalogue.ts';
import type { FaqMeta, StepMeta } from '../../domain/documents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import type { State } from '../../domain/state.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { effectivePanels } from '../addressees.ts';
import { forPanelsText } from '../questions.ts';
import { namedPart } from '../words.ts';
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
  const [now, then] = [catalogueOf(context.state), catalogueOf(after)];
  const words = previewWords[context.locale];
  const turns = (['faq', 'steps'] as const).flatMap((list) => {
    const kind = list === 'faq' ? 'faq' : 'step';
    const entries = (one: Catalogue) =>
      new Map<string, Bound>(one[list].map((entry) => [entry.source.path, entry]));
    const [before, coming] = [entries(now), entries(then)];
    return [...new Set([...before.keys(), ...coming.keys()])].flatMap((path) =>
      turnsOf(context, after, before.get(path), coming.get(path), kind),
    );
  });
  return withReplacements(turns).map(({ panels, ...turn }) => ({
    ...turn,
    text: words[turn.change](words[turn.kind], panels),
  }));
}

type Bound = Entry<FaqMeta> | Entry<StepMeta>;

/** @param present what stands there now, and `coming` what will: `undefined` where there is none */
function turnsOf(
  context: StaffViewContext,
  after: State,
  present: Bound | undefined,
  coming: Bound | undefined,
  kind: Consequence['kind'],
): Turn[] {
  const { locale } = context;
  const entry = present ?? coming;
  if (entry === undefined) return [];
  const before = present ? effectivePanels(context, present.meta) : [];
  const then = coming ? effectivePanels({ state: after, now: context.now }, coming.meta) : [];
  const { title, lang } = namedPart(context, entry);
  const href = present?.meta.collection === 'faq' ? localePath(locale, `/faq/${present.meta.slug}/`) : null;
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

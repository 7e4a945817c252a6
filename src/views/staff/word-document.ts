import { answersAt, catalogueOf, type Entry, entriesOf, wordsOf } from '../../domain/catalogue.ts';
import type { Collection } from '../../domain/documents.ts';
import type { Limits } from '../../domain/flaw.ts';
import { type Locale, type LocalText, localePath } from '../../domain/locale.ts';
import { pathOfDocument } from '../../domain/page-target.ts';
import { joinAnswers, QUESTIONS } from '../../domain/postmortem.ts';
import type { State } from '../../domain/state.ts';
import { hintText } from '../../i18n/markdown-hints.ts';
import { type MARKS, wordFormWords } from '../../i18n/staff-word-form.ts';
import { wordListWords } from '../../i18n/staff-word-list.ts';
import { effectivePanels } from '../addressees.ts';
import { forPanelsText } from '../questions.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { nameOfDocument, newWordHref, versionsHref, WORDS_PATH, wordHref, wordPath } from './word-address.ts';
import { type WordControls, type WordErrors, wordControls } from './word-controls.ts';
import type { WordDraft } from './word-draft.ts';
import { changedText, mayWrite } from './word-list.ts';
import { comparingHref, nameOfVariant, type OpenStates, openStates } from './word-variants.ts';
import type { WordsHints } from './words-preview.ts';

/** The page on which a document is written. */
export interface WordDocumentView {
  readonly page: StaffPageView;
  readonly heading: string;
  /** In which language the heading is when it is not the page's. */
  readonly headingLang: Locale | null;
  readonly kind: string;
  /** Its file, without language; of a new one: nothing. */
  readonly file: string | null;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  /** When it was last changed and by whom, to whom it is shown, what its translation owes. */
  readonly standing: readonly string[];
  readonly lag: string | null;
  readonly action: string;
  readonly limits: Limits;
  /** `null`: the member may not write it. */
  readonly form: WordForm | null;
  /** What it says, for those who may not write it. */
  readonly words: readonly { readonly locale: Locale; readonly title: string; readonly html: string }[];
  readonly readOnly: string | null;
  readonly variants: Variants | null;
  /** `null`: there is nothing to withdraw, or the member may not. */
  readonly withdrawal: {
    readonly lastWords: string;
    /** `null`: there is no English that could have them. */
    readonly lastWordsEn: string | null;
    /** It is what its form was last sent for. */
    readonly isBegun: boolean;
    readonly expected: string;
    readonly error: string | null;
  } | null;
  readonly renaming: {
    readonly name: string;
    readonly isBegun: boolean;
    readonly lead: string;
    readonly expected: string;
    readonly error: string | null;
  } | null;
  /** What is wrong with the whole of it. */
  readonly problem: string | null;
  readonly errors: WordErrors;
  readonly warnings: readonly string[];
}

interface WordForm {
  readonly controls: WordControls;
  readonly preview: LocalText;
  readonly hints: WordsHints;
  readonly draft: WordDraft;
  /** What comes of the samples of the help. Safe HTML. */
  readonly samples: Readonly<Record<(typeof MARKS)[number], string>>;
  /** The field for the end of its address; `null`: it has one. */
  readonly naming: { readonly label: string; readonly hint: string; readonly of: string | null } | null;
}

/** The answers under one address, and the states that they leave open. */
interface Variants {
  readonly items: readonly {
    readonly href: string;
    readonly name: string;
    readonly text: string;
    readonly isThis: boolean;
  }[];
  readonly addHref: string | null;
  /** Where they stand beside each other; `null`: there is one. */
  readonly compareHref: string | null;
  readonly open: OpenStates;
}

interface DocumentInput {
  readonly draft: WordDraft;
  readonly errors?: WordErrors;
  readonly problem?: string | null;
  readonly warnings?: readonly string[];
}

/** So many open states are told one by one. */
const MOST_OPEN = 6;

/** The document in all its languages at a path of its Polish; `null`: there is none. */
export function entryAt(state: Pick<State, 'documents'>, path: string): Entry | null {
  return entriesOf(catalogueOf(state)).find(({ source }) => source.path === path) ?? null;
}

/** The page of a document that is there. */
export function wordDocumentView(
  context: StaffViewContext,
  entry: Entry,
  input: DocumentInput,
): WordDocumentView {
  const { locale } = context;
  const words = wordFormWords[locale];
  const { source, meta } = entry;
  const { title, lang } = namedPart(context, entry);
  const isMine = mayWrite(context, meta.collection);
  const publicPath = pathOfDocument(source);
  const { lag } = wordsOf(entry, 'en');
  const shown = 'when' in meta ? effectivePanels(context, meta) : null;
  return {
    ...frame(context, meta.collection, input),
    page: staffPageView(context, {
      path: wordPath(source.path),
      title: `${wordListWords[locale].title}: ${title}`,
    }),
    heading: title,
    headingLang: lang,
    file: source.path.replace(/^pl\/|\.md$/g, ''),
    links: [
      ...(publicPath === null ? [] : [{ href: localePath(locale, publicPath), label: words.publicPage }]),
      { href: versionsHref(context, source), label: words.versions },
      { href: localePath(locale, WORDS_PATH), label: words.list },
    ],
    standing: [
      `${words.changed} ${changedText(context, Math.max(...Object.values(entry.revisions)))}.`,
      ...(shown === null
        ? []
        : [shown.length === 0 ? words.unshown : words.shownTo(forPanelsText(context, shown))]),
    ],
    lag: lag && wordListWords[locale].lags[lag],
    action: wordHref(context, source.path),
    form: isMine ? formOf(context, meta.collection, input) : null,
    words: isMine
      ? []
      : [source, ...Object.values(entry.translations)].map((one) => ({
          locale: one.locale,
          title: one.words.title,
          html: context.words.html(one.words.body, { locale: one.locale }),
        })),
    readOnly: isMine ? null : context.member.may.apply ? words.adminOnly : words.readOnly,
    variants: meta.collection === 'faq' ? variantsOf(context, meta.slug, entry, isMine) : null,
    withdrawal:
      isMine && meta.collection !== 'site'
        ? {
            lastWords: input.draft.lastWords,
            lastWordsEn: entry.translations.en ? input.draft.lastWordsEn : null,
            isBegun: input.draft.act === 'withdrawing',
            expected: input.draft.expected,
            error: input.errors?.lastWords ?? null,
          }
        : null,
    renaming:
      isMine && meta.collection !== 'site' && meta.collection !== 'postmortems'
        ? {
            name: input.draft.name === '' ? nameOf(entry) : input.draft.name,
            isBegun: input.draft.act === 'renaming',
            lead: meta.collection === 'steps' ? words.renameStep : words.renameLead,
            expected: input.draft.expected,
            error: input.errors?.name ?? null,
          }
        : null,
  };
}

/** The page on which a new document is written. */
export function newWordView(
  context: StaffViewContext,
  { kind, like }: { readonly kind: Collection; readonly like: Entry | null },
  input: DocumentInput,
): WordDocumentView | null {
  const { locale } = context;
  const words = wordFormWords[locale];
  if (!mayWrite(context, kind)) return null;
  const of = like && namedPart(context, like).title;
  const title = of === null ? words.newTitle[kind] : words.variantTitle(of);
  const form = formOf(context, kind, input);
  return {
    ...frame(context, kind, input),
    page: staffPageView(context, { path: `${WORDS_PATH}new/`, title }),
    heading: title,
    headingLang: null,
    file: null,
    links: [{ href: localePath(locale, WORDS_PATH), label: words.list }],
    standing: [],
    lag: null,
    action: newWordHref(context, kind, like && nameOfDocument(like.source.path)),
    form: {
      ...form,
      naming:
        like === null
          ? { label: words.name, hint: words.nameHelp, of: null }
          : { label: words.variantName, hint: words.variantNameHelp, of: nameOf(like) },
    },
    words: [],
    readOnly: null,
    variants: null,
    withdrawal: null,
    renaming: null,
  };
}

/** What both have. */
function frame(
  { locale, limits }: StaffViewContext,
  kind: Collection,
  { errors = {}, problem = null, warnings = [] }: DocumentInput,
): Pick<WordDocumentView, 'kind' | 'limits' | 'errors' | 'problem' | 'warnings'> {
  return { kind: wordListWords[locale].kinds[kind], limits, errors, problem, warnings };
}

/** The end of its address: of an answer all that its variants share. */
function nameOf({ source, meta }: Entry): string {
  return meta.collection === 'faq' ? meta.slug : source.path.replace(/^.*\/|\.md$/g, '');
}

function formOf(
  context: StaffViewContext,
  kind: Collection,
  { draft, errors = {} }: DocumentInput,
): WordForm {
  return {
    controls: wordControls(context, kind, draft, errors),
    ...draftPreview(context, { pl: markdownOf(draft, 'pl'), en: markdownOf(draft, 'en') }),
    draft,
    samples: samplesOf(context),
    naming: null,
  };
}

function samplesOf({ words, locale }: StaffViewContext): WordForm['samples'] {
  const { marks } = wordFormWords[locale].markdown;
  const html = (mark: (typeof MARKS)[number]) => words.html(marks[mark].sample, { locale });
  return {
    bold: html('bold'),
    list: html('list'),
    steps: html('steps'),
    link: html('link'),
    heading: html('heading'),
  };
}

/** Its Markdown as it is typed; answers one below the other. */
function markdownOf(draft: WordDraft, locale: Locale): string {
  const { body = '' } = draft[locale];
  const answers = QUESTIONS.flatMap((key) => {
    const text = draft[locale][key];
    return typeof text === 'string' && text.trim() !== '' ? [[key, text] as const] : [];
  });
  if (answers.length > 0) return joinAnswers(locale, Object.fromEntries(answers));
  return typeof body === 'string' ? body : '';
}

/** The Markdown of a document in both languages as it will read, and what of it readers see otherwise than it was typed. */
export function draftPreview(
  { words, locale }: Pick<StaffViewContext, 'words' | 'locale'>,
  bodies: LocalText,
): Pick<WordForm, 'preview' | 'hints'> {
  const html = (one: Locale) => (bodies[one] === '' ? '' : words.html(bodies[one], { locale: one }));
  const hints = (one: Locale) =>
    words.hints(bodies[one], { locale: one }).map((hint) => hintText(locale, hint));
  return { preview: { pl: html('pl'), en: html('en') }, hints: { pl: hints('pl'), en: hints('en') } };
}

function variantsOf(context: StaffViewContext, slug: string, entry: Entry, isMine: boolean): Variants {
  const { state, locale } = context;
  const words = wordFormWords[locale];
  const all = answersAt(state, slug);
  const addHref = isMine ? newWordHref(context, 'faq', nameOfDocument(entry.source.path)) : null;
  return {
    items: all.map((one) => {
      const panels = effectivePanels(context, one.meta);
      return {
        href: wordHref(context, one.source.path),
        name: nameOfVariant(slug, one.id),
        text: panels.length === 0 ? words.unshown : words.shownTo(forPanelsText(context, panels)),
        isThis: one.source.path === entry.source.path,
      };
    }),
    addHref,
    compareHref: comparingHref(context, state, slug),
    open: openStates(context, slug, entry, MOST_OPEN),
  };
}

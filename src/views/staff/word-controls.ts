import { type Condition, OWN_PANEL } from '../../domain/applicability.ts';
import { AVAILABILITIES } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import {
  type DocumentField,
  type DocumentFields,
  fieldsOfSource,
  fieldsOfTranslation,
} from '../../domain/document-fields.ts';
import { type Collection, STEP_KINDS } from '../../domain/documents.ts';
import type { Limits } from '../../domain/flaw.ts';
import { IMPACTS, UPDATE_STATUSES } from '../../domain/incident.ts';
import type { Locale } from '../../domain/locale.ts';
import { RESTORATIONS } from '../../domain/panel.ts';
import { commonWords } from '../../i18n/common.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import { updateWords } from '../../i18n/updates.ts';
import { type AreaOptions, featureOptions, type Option, option, partOption } from '../options.ts';
import { areaName, useNames } from '../terms.ts';
import type { StaffViewContext } from './context.ts';
import { typedInstant } from './instant-value.ts';

/** A part of the form of a document, ready to be shown. */
export type WordControl = {
  /** The name under which it is sent: `pl.area`. */
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | null;
} & (
  | { readonly kind: 'line'; readonly value: string; readonly limit: number | null; readonly type: LineType }
  | { readonly kind: 'prose'; readonly value: string; readonly limit: number }
  | { readonly kind: 'instant'; readonly value: string }
  | { readonly kind: 'select'; readonly options: readonly Option[]; readonly none: string | undefined }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'tick'; readonly isOn: boolean }
  | {
      readonly kind: 'list';
      readonly options: readonly Option[];
      readonly areas: readonly AreaOptions[];
      readonly isFolded: boolean;
    }
  | { readonly kind: 'names'; readonly rows: readonly NameRow[] }
  | { readonly kind: 'conditions'; readonly rows: readonly ConditionRow[] }
);

type LineType = 'text' | 'number' | 'date' | 'url';

interface NameRow {
  readonly id: string;
  readonly name: string;
}

/** A condition as it is chosen: what is looked at, on which panel, and the states that it may be in. */
interface ConditionRow {
  readonly features: readonly AreaOptions[];
  readonly panel: readonly Option[];
  readonly on: readonly Option[];
  readonly restorations: readonly Option[];
  readonly availabilities: readonly Option[];
  readonly isEmpty: boolean;
}

/** The parts of a document's form. */
export interface WordControls {
  /** Title, line beside it and Markdown, by language. */
  readonly words: Readonly<Record<Locale, readonly WordControl[]>>;
  /** What decides where it stands, for whom, and when. */
  readonly settings: readonly WordControl[];
  /** What only editors need. */
  readonly notes: readonly WordControl[];
}

/** What is wrong, by the names of the controls. */
export type WordErrors = Readonly<Record<string, string>>;

const NOTES = ['mentions', 'facts'];
const NEVER_TYPED = 'former';

/** What of a document is typed into its form: its address has a form of its own. */
export function typedFields(collection: Collection, locale: Locale): readonly DocumentField[] {
  const fields = locale === 'pl' ? fieldsOfSource(collection) : fieldsOfTranslation(collection);
  return fields.filter(({ key }) => key !== NEVER_TYPED);
}

/** @param rows how many empty rows a list of rows ends with */
export function wordControls(
  context: StaffViewContext,
  collection: Collection,
  typed: Readonly<Record<Locale, DocumentFields>>,
  errors: WordErrors,
): WordControls {
  const make = (locale: Locale, field: DocumentField) =>
    controlOf(context, collection, { locale, field, fields: typed[locale], errors });
  const fields = typedFields(collection, 'pl');
  const isWords = ({ kind, key }: DocumentField) =>
    kind === 'prose' || key === 'title' || key === 'short' || kind === 'names';
  return {
    words: {
      pl: proseFirst(fields.filter(isWords)).map((field) => make('pl', field)),
      en: proseFirst(typedFields(collection, 'en')).map((field) => make('en', field)),
    },
    settings: fields
      .filter((field) => !isWords(field) && !NOTES.includes(field.key))
      .map((field) => make('pl', field)),
    notes: fields.filter(({ key }) => NOTES.includes(key)).map((field) => make('pl', field)),
  };
}

/** Long lists of names stand below what is read. */
function proseFirst(fields: readonly DocumentField[]): DocumentField[] {
  return [...fields.filter(({ kind }) => kind !== 'names'), ...fields.filter(({ kind }) => kind === 'names')];
}

interface Controlled {
  readonly locale: Locale;
  readonly field: DocumentField;
  readonly fields: DocumentFields;
  readonly errors: WordErrors;
}

function controlOf(
  context: StaffViewContext,
  collection: Collection,
  { locale, field: { key, kind }, fields, errors }: Controlled,
): WordControl {
  const words = wordFormWords[context.locale];
  const name = `${locale}.${key}`;
  const isSiteUses = collection === 'site' && key === 'uses';
  const { label, hint } = isSiteUses
    ? { label: words.siteUses, hint: words.siteUsesHint }
    : (words.fields[key] ?? { label: key, hint: undefined });
  const around = {
    name,
    label,
    hint: locale === 'pl' || kind !== 'names' ? hint : undefined,
    error: errorOf(errors, name),
  };
  const value = fields[key] ?? '';
  const text = typeof value === 'string' ? value : value.join(', ');
  const lines = typeof value === 'string' ? (value === '' ? [] : [value]) : value;
  const isOn = (id: string) => lines.includes(id);
  const { panels, site } = catalogueOf(context.state);
  const line = (type: LineType, limit: number | null = null): WordControl => ({
    ...around,
    kind: 'line',
    value: text,
    type,
    limit,
  });
  const list = (options: readonly Option[], areas: readonly AreaOptions[] = []): WordControl => ({
    ...around,
    kind: 'list',
    options,
    areas,
    isFolded: areas.length > 0 && lines.length === 0,
  });
  const panelOptions = () => panels.map((entry) => partOption(context, entry, isOn(entry.id)));
  switch (kind) {
    case 'line':
      return line('text', limitOf(context.limits, key));
    case 'prose':
      return {
        ...around,
        kind: 'prose',
        value: text,
        limit:
          collection === 'incidents' || collection === 'postmortems'
            ? context.limits.report
            : context.limits.body,
      };
    case 'number':
    case 'hours':
      return line('number');
    case 'day':
      return line('date');
    case 'address':
      return line('url');
    case 'ids':
      return line('text');
    case 'instant':
      return { ...around, kind: 'instant', value: typedInstant(text) };
    case 'flag':
      return { ...around, kind: 'tick', isOn: text !== '' };
    case 'area':
      return {
        ...around,
        kind: 'select',
        none: isOn('') || lines.length === 0 ? words.noArea : undefined,
        options: (site?.meta.areas ?? []).map((id) => ({
          ...areaOption(context, id),
          isOn: id === text,
        })),
      };
    case 'step':
      return {
        ...around,
        kind: 'choice',
        options: STEP_KINDS.map((one) => option(one, words.steps[one], one === text)),
      };
    case 'stage':
      return {
        ...around,
        kind: 'select',
        none: '–',
        options: UPDATE_STATUSES.map((one) => option(one, updateWords[locale].status[one], one === text)),
      };
    case 'impact':
      return {
        ...around,
        kind: 'select',
        none: '–',
        options: IMPACTS.map((one) => option(one, updateWords[locale].impact[one], one === text)),
      };
    case 'panels':
      return list(panelOptions());
    case 'uses': {
      const uses = site?.meta.uses ?? [];
      const names = useNames(context, uses);
      return list(uses.map((use, index) => option(use, names[index] ?? use, isOn(use))));
    }
    case 'features':
      return list([], featureOptions(context, isOn));
    case 'subjects':
      return list(panelOptions(), featureOptions(context, isOn));
    case 'names':
      return {
        ...around,
        kind: 'names',
        rows: [...lines.map(nameRow), ...(locale === 'pl' ? [{ id: '', name: '' }] : [])],
      };
    case 'conditions':
      return { ...around, kind: 'conditions', rows: [...lines, ''].map((one) => conditionRow(context, one)) };
    default:
      return kind satisfies never;
  }
}

/** Of a list, what is wrong with any of its lines. */
function errorOf(errors: WordErrors, name: string): string | null {
  const found = Object.entries(errors).find(([one]) => one === name || one.startsWith(`${name}.`));
  return found?.[1] ?? null;
}

function limitOf(limits: Limits, key: string): number | null {
  if (key === 'title') return limits.title;
  return key === 'short' ? limits.short : null;
}

function areaOption(context: StaffViewContext, id: string): Omit<Option, 'isOn'> {
  const { name, lang } = areaName(context, id);
  return { value: id, label: name, lang };
}

/** @example nameRow('orders: Zamówienia') // { id: 'orders', name: 'Zamówienia' } */
function nameRow(line: string): NameRow {
  const [id = '', ...name] = line.split(':');
  return { id: id.trim(), name: name.join(':').trim() };
}

/** @param line `panel:c=offline,restoring`, `feature:api@*=limited`; empty: nothing is chosen yet */
function conditionRow(context: StaffViewContext, line: string): ConditionRow {
  const { state, locale } = context;
  const words = wordFormWords[locale].condition;
  const { availability, restoration } = commonWords[locale];
  const { of, on, is } = readConditionLine(line);
  const { panels } = catalogueOf(state);
  const panelChoices = (own: string, isChosen: (id: string) => boolean) => [
    option(OWN_PANEL, own, isChosen(OWN_PANEL)),
    ...panels.map((entry) => partOption(context, entry, isChosen(entry.id))),
  ];
  return {
    features: featureOptions(context, (id) => of === id),
    panel: [option('panel', words.panels, of === 'panel')],
    on: panelChoices(words.ownPanel, (id) => on === id),
    restorations: RESTORATIONS.map((one) => option(one, restoration[one], is.includes(one))),
    availabilities: AVAILABILITIES.map((one) => option(one, availability[one], is.includes(one))),
    isEmpty: of === '',
  };
}

/** What a line of conditions says: the feature, or `panel`; the panel, or `own`; and the states. */
export function readConditionLine(line: string): {
  readonly of: string;
  readonly on: string;
  readonly is: readonly string[];
} {
  const [, kind, id = '', on, states = ''] = /^(panel|feature):([^@=]*)(?:@([^=]*))?=(.*)$/.exec(line) ?? [];
  const is = states.split(',').filter((one) => one !== '');
  if (kind === undefined) return { of: '', on: OWN_PANEL, is: [] };
  return kind === 'panel'
    ? { of: 'panel', on: id, is }
    : { of: id, on: on === undefined || on === '*' ? OWN_PANEL : on, is };
}

/** The opposite. */
export function conditionLine({ of, on, is }: ReturnType<typeof readConditionLine>): string {
  const subject = of === 'panel' ? `panel:${on}` : `feature:${of}@${on === OWN_PANEL ? '*' : on}`;
  return `${subject}=${is.join(',')}`;
}

/** A condition of a document, as it is typed. */
export function lineOfCondition(condition: Condition): string {
  return 'panel' in condition
    ? conditionLine({ of: 'panel', on: condition.panel, is: condition.is })
    : conditionLine({ of: condition.feature, on: condition.on ?? OWN_PANEL, is: condition.is });
}

import type { Condition } from '../domain/applicability.ts';
import { conditionSubject, UNORDERED } from '../domain/catalogue.ts';
import type { DocumentFields, FieldValue } from '../domain/document-fields.ts';
import type { ContentDocument, Meta, Words } from '../domain/documents.ts';
import { splitAnswers } from '../domain/postmortem.ts';
import { type Instant, localTime } from '../domain/time.ts';

/** A document as it would be typed: every field that its kind has, and `''` or an empty list for what it does not say. */
export function fieldsOf(document: ContentDocument): DocumentFields {
  const { words } = document;
  return {
    title: words.title,
    short: words.short ?? '',
    ...(document.collection === 'site' && {
      areas: namesOf(words, 'areas'),
      uses: namesOf(words, 'uses'),
    }),
    ...(document.locale === 'pl' && {
      ...fieldsOfMeta(document.meta),
      facts: document.facts,
      mentions: document.mentions ?? [],
    }),
    ...(document.collection === 'postmortems'
      ? splitAnswers(document.locale, words.body).answers
      : { body: words.body }),
  };
}

function fieldsOfMeta(meta: Meta): DocumentFields {
  switch (meta.collection) {
    case 'site':
      return { progress: meta.progress ?? '' };
    case 'panels':
      return {
        order: placeOf(meta),
        former: meta.former ?? [],
        created_from: meta.createdFrom ?? '',
        created_to: meta.createdTo ?? '',
        separate_instruction: flagOf(meta.separateInstruction),
      };
    case 'features':
      return { area: meta.area, order: placeOf(meta), uses: meta.uses, former: meta.former ?? [] };
    case 'steps':
      return {
        kind: meta.kind,
        order: placeOf(meta),
        former: meta.former ?? [],
        ...audienceOf(meta),
        features: meta.features,
        home: flagOf(meta.home),
      };
    case 'faq':
      return {
        order: placeOf(meta),
        area: meta.area,
        ...audienceOf(meta),
        features: meta.features,
        former: meta.former,
      };
    case 'incidents':
      return {
        former: meta.former ?? [],
        panels: meta.panels,
        started_at: typedInstant(meta.startedAt),
        resolved_at: meta.resolvedAt === null ? '' : typedInstant(meta.resolvedAt),
        backup_at: meta.backupAt === null ? '' : typedInstant(meta.backupAt),
        backup_tolerance: meta.backupTolerance === 0 ? '' : String(meta.backupTolerance),
        backup_panels: meta.backupPanels,
      };
    case 'postmortems':
      return {};
    case 'templates':
      return {
        order: placeOf(meta),
        status: meta.status ?? '',
        impact: meta.impact ?? '',
        next_in: meta.nextIn === null ? '' : String(meta.nextIn),
      };
    default:
      return meta satisfies never;
  }
}

function audienceOf({ panels, uses, when }: Extract<Meta, { collection: 'faq' | 'steps' }>): {
  readonly [key: string]: FieldValue;
} {
  return { panels, uses, when: when.map(typedCondition) };
}

/** @example typedCondition({ feature: 'api', on: null, is: ['limited'] }) // 'feature:api@*=limited' */
function typedCondition(condition: Condition): string {
  return `${conditionSubject(condition)}=${condition.is.join(',')}`;
}

/** What names no place has the last. */
function placeOf({ order = UNORDERED }: { readonly order?: number }): string {
  return order === UNORDERED ? '' : String(order);
}

function flagOf(isSet: boolean): string {
  return isSet ? 'yes' : '';
}

/** As its form has it: in Warsaw, with its offset where its hour comes twice. */
function typedInstant(instant: Instant): string {
  const { day, clock, offset } = localTime(instant);
  return `${day}T${clock}${offset ?? ''}`;
}

/** @example `['orders: Zamówienia']` */
function namesOf({ terms }: Words, group: string): string[] {
  const prefix = `${group}.`;
  return Object.entries(terms).flatMap(([key, name]) =>
    key.startsWith(prefix) ? [`${key.slice(prefix.length)}: ${name}`] : [],
  );
}

import { catalogueOf } from '../../domain/catalogue.ts';
import { type Elsewhere, nameOfElsewhere } from '../../domain/elsewhere.ts';
import type { Revision } from '../../domain/events.ts';
import type { Limits } from '../../domain/flaw.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import { localePath } from '../../domain/locale.ts';
import { effectOfParts, effectOfRedaction, redactableParts } from '../../domain/redaction.ts';
import type { Instant } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant, formatInstantInFull } from '../../i18n/dates.ts';
import { panelPhrases, startSentence } from '../../i18n/panel-phrases.ts';
import { staffLogWords } from '../../i18n/staff-log.ts';
import { courseText } from '../maintenance.ts';
import { panelName, restorationWord } from '../panels.ts';
import { promiseText } from '../promise-text.ts';
import { localTitle, namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { type LogEntry, logEntry } from './log.ts';
import { LOG_PATH } from './log-query.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { SUGGESTIONS_PATH } from './suggestion-list.ts';
import { incidentDeskHref, UPDATES_PATH } from './updates.ts';
import { wordHref } from './word-address.ts';

/** What was typed, and what is wrong with it. */
export interface RedactForm {
  readonly reason: string;
  readonly isSure: boolean;
  /** What lies beside the log and is to go with it, by its names; left out: what says all of it. */
  readonly also?: readonly string[];
  readonly errors: { readonly reason: string | null; readonly sure: string | null };
}

export const EMPTY_REDACT_FORM: RedactForm = {
  reason: '',
  isSure: false,
  errors: { reason: null, sure: null },
};

/** A revision, or parts of it alone. */
export interface WhatGoes {
  readonly revision: Revision;
  readonly parts?: readonly string[];
}

interface RedactInput {
  /** Why it is refused; `null`: it is not. */
  readonly refusalCode: string | null;
  /** Changes to come that would say it again. */
  readonly repeating: readonly RepeatingIntent[];
  /** What lies beside the log and says it. */
  readonly elsewhere?: readonly Elsewhere[];
  readonly form: RedactForm;
}

/** Something that goes back to what was before. */
interface FallBack {
  readonly what: string;
  readonly now: string;
  readonly fallback: string;
}

export interface RedactView {
  readonly page: StaffPageView;
  readonly action: string;
  readonly partsAction: string;
  readonly cancelHref: string;
  /** `null`: there is no such revision. */
  readonly entry: LogEntry | null;
  /** Why it cannot be redacted; `null`: it can. */
  readonly refusal: string | null;
  /** What of it can go alone, by its names. */
  readonly parts: readonly { readonly name: string; readonly isOn: boolean }[];
  /** What alone goes, in words; `null`: all of it. */
  readonly onlyParts: string | null;
  readonly fallsBack: readonly FallBack[];
  readonly republished: number;
  /** `12, 15`; `null`: nowhere else. */
  readonly copies: string | null;
  /** Changes to come that repeat the same words: whose, and when. */
  readonly repeating: readonly string[];
  readonly scheduledHref: string;
  /** What lies beside the log and says the same: `name` is taken away with it if that is chosen; `null`: it is written anew. */
  readonly elsewhere: readonly {
    readonly name: string | null;
    readonly isOn: boolean;
    readonly text: string;
    readonly found: string;
    readonly href: string;
  }[];
  readonly form: RedactForm;
  readonly limits: Limits;
}

/** A change to come, as far as it takes to find it. */
interface RepeatingIntent {
  readonly applyAt: Instant;
  readonly actor: string;
}

/**
 * The form that takes a payload out of the log, with what that changes.
 */
export function redactView(
  context: StaffViewContext,
  { revision, parts }: WhatGoes,
  { refusalCode, repeating, elsewhere = [], form }: RedactInput,
): RedactView {
  const { state, locale } = context;
  const words = staffLogWords[locale].redaction;
  const change = state.changes.find((one) => one.revision === revision);
  const effect = change && (parts ? effectOfParts(state, change, parts) : effectOfRedaction(state, change));
  const path = `/staff/redact/${revision}/`;
  const query = new URLSearchParams((parts ?? []).map((name) => ['part', name])).toString();
  return {
    page: staffPageView(context, { path, title: words.title(revision) }),
    action: `${localePath(locale, path)}${query === '' ? '' : `?${query}`}`,
    partsAction: localePath(locale, path),
    cancelHref: localePath(locale, LOG_PATH),
    entry: change ? logEntry(context, change) : null,
    refusal: refusalCode === null ? null : refusalText(locale, refusalCode),
    parts: (change ? redactableParts(change) : []).map((name) => ({
      name,
      isOn: parts?.includes(name) === true,
    })),
    onlyParts: parts ? words.onlyParts(parts.join(', ')) : null,
    fallsBack: effect ? fallBacks(context, effect) : [],
    republished: effect?.republished.length ?? 0,
    repeating: repeating.map(({ applyAt, actor }) =>
      words.toCome(formatInstant(applyAt, context), context.nameOf(actor)),
    ),
    elsewhere: elsewhere.map((one) => ({
      ...elsewhereLine(context, one),
      name: one.kind === 'template' ? null : nameOfElsewhere(one),
      isOn: (form.also ?? []).includes(nameOfElsewhere(one)),
      found: one.found.length > EXCERPT ? `${one.found.slice(0, EXCERPT)}…` : one.found,
    })),
    scheduledHref: localePath(locale, '/staff/scheduled/'),
    copies: effect && effect.copies.length > 0 ? effect.copies.join(', ') : null,
    form,
    limits: context.limits,
  };
}

function refusalText(locale: StaffViewContext['locale'], code: string): string {
  const { refused, failed } = staffLogWords[locale].redaction;
  return new Map<string, string>(Object.entries(refused)).get(code) ?? failed;
}

type Effect = ReturnType<typeof effectOfRedaction>;

function fallBacks(
  context: StaffViewContext,
  { availability, restoration, nextUpdate, incidents, titles, updates, maintenances }: Effect,
): FallBack[] {
  const { locale, now, state } = context;
  const words = staffLogWords[locale].redaction;
  const panelText = (panel: string) => panelPhrases[locale].name([panelName(context, panel)]);
  const featureName = (id: string) => {
    const entry = catalogueOf(state).features.find((one) => one.id === id);
    return entry ? namedPart(context, entry).title : id;
  };
  const cellText = ({ state: word, estimate, note }: Effect['availability'][number]['now']) =>
    [commonWords[locale].availability[word], promiseText(estimate, context), note?.[locale]]
      .filter(Boolean)
      .join(' · ');
  const updateText = (by: Instant | null) => (by === null ? words.notPromised : formatInstant(by, context));
  const titleOf = (id: string) =>
    localTitle(findIncident(state, id)?.title ?? { pl: id, en: null }, locale).title;
  const postedAt = (incident: string, id: string) =>
    state.updates[incident]?.find((update) => update.id === id)?.at ?? now;
  return [
    ...incidents.map((id) => ({
      what: words.incident(titleOf(id)),
      now: words.present,
      fallback: words.gone,
    })),
    ...titles.map(({ id, now: said, fallback }) => ({
      what: words.titleOf(id),
      now: localTitle(said.title, locale).title,
      fallback: localTitle(fallback.title, locale).title,
    })),
    ...updates.map(({ incident, id, now: said, fallback }) => ({
      what: words.update(titleOf(incident), formatInstant(postedAt(incident, id), context)),
      now: localText(said.body, locale).text,
      fallback: fallback === null ? words.gone : localText(fallback.body, locale).text,
    })),
    ...maintenances.map(({ id, now: standing, fallback }) => ({
      what: words.maintenance(
        localTitle(state.maintenances[id]?.title ?? { pl: id, en: null }, locale).title,
      ),
      now: courseText(context, standing),
      fallback: fallback === null ? words.gone : courseText(context, fallback),
    })),
    ...restoration.map(({ panel, now: standing, fallback }) => ({
      what: startSentence(panelText(panel)),
      now: restorationWord(locale, standing.restoration ?? 'unknown'),
      fallback: restorationWord(locale, fallback.restoration ?? 'unknown'),
    })),
    ...availability.map(({ feature, panel, now: cell, fallback }) => ({
      what: `${featureName(feature)}, ${panelText(panel)}`,
      now: cellText(cell),
      fallback: cellText(fallback),
    })),
    ...(nextUpdate
      ? [
          {
            what: startSentence(words.nextUpdate),
            now: updateText(nextUpdate.now),
            fallback: updateText(nextUpdate.fallback),
          },
        ]
      : []),
  ];
}

/** Of what was found as much as is told (characters). */
const EXCERPT = 80;

function elsewhereLine(
  context: StaffViewContext,
  one: Elsewhere,
): { readonly text: string; readonly href: string } {
  const { locale } = context;
  const words = staffLogWords[locale].redaction;
  switch (one.kind) {
    case 'draft': {
      const { id, author, incident, updatedAt } = one.draft;
      const page = incident === null ? localePath(locale, UPDATES_PATH) : incidentDeskHref(context, incident);
      return {
        text: words.draft(context.nameOf(author), formatInstantInFull(updatedAt, locale)),
        href: `${page}?draft=${id}#form`,
      };
    }
    case 'suggestion':
      return {
        text: words.suggestion(formatInstantInFull(one.suggestion.lastSeen, locale)),
        href: `${localePath(locale, SUGGESTIONS_PATH)}#s${one.id}`,
      };
    case 'template':
      return {
        text: words.template(one.document.words.title),
        href: wordHref(context, one.document.path),
      };
    default:
      return one satisfies never;
  }
}

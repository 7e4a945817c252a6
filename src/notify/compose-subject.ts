import type { FeatureId } from '../domain/availability.ts';
import type { PanelId } from '../domain/panel.ts';
import { feedWords } from '../i18n/feeds.ts';
import { homeWords } from '../i18n/home.ts';
import { messageWords } from '../i18n/messages.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { plural } from '../i18n/plural.ts';
import type { ViewContext } from '../views/context.ts';
import { panelIds, panelNames } from '../views/panels.ts';
import type { ComposedPart, SubjectLine } from './compose-part.ts';

/** So many characters are shown of a subject where mail is read. */
const ROOM = 72;
/** Of a name at least so many stay. */
const LEAST = 24;
/** So many panels are named; of more it says how many things changed. */
const NAMED = 3;

/** One line that says the news itself: of one thing all of it, of several how many and where. */
export function subjectLineOf(
  context: ViewContext,
  parts: readonly ComposedPart[],
  isDigest = false,
): string {
  const words = messageWords[context.locale];
  const prefix = isDigest ? words.digest('') : '';
  const [first, ...others] = parts;
  if (first === undefined) return '';
  const { before, name, after } = first.subject;
  if (others.length === 0) return fitSubject({ before: `${prefix}${before}`, name, after });
  const isMixed = parts.some(({ of }) => of !== 'cell' && of !== 'panel');
  if (isMixed && isDigest) return `${prefix}${words.changes(countOf(parts))}`;
  if (first.of !== 'cell' && first.of !== 'panel') {
    const { andMore } = feedWords[context.locale];
    return fitSubject({ before, name, after: andMore(after, others.length) });
  }
  return `${prefix}${countedSubject(context, parts)}`;
}

function countOf(parts: readonly ComposedPart[]): number {
  return parts.reduce((sum, part) => sum + part.count, 0);
}

/**
 * The name is cut where a word ends, and only as far as there is no room.
 *
 * @example fitSubject({ before: '', name: 'Synchronizacja cen', after: ', panel B: działa' })
 */
function fitSubject({ before, name, after }: SubjectLine): string {
  const room = Math.max(LEAST, ROOM - before.length - after.length);
  return `${before}${cutAtWord(name, room)}${after}`;
}

function cutAtWord(text: string, room: number): string {
  const letters = [...text];
  if (letters.length <= room) return text;
  const cut = letters.slice(0, room - 1).join('');
  const end = cut.search(/[\s\u00a0][^\s\u00a0]*$/);
  return `${(end > LEAST / 2 ? cut.slice(0, end) : cut).replace(/[,;:–-]+$/, '')}…`;
}

function countedSubject(context: ViewContext, parts: readonly ComposedPart[]): string {
  const { state, locale } = context;
  const words = messageWords[locale];
  const panels = panelIds(state).filter((id) => parts.some((part) => part.panels.includes(id)));
  const where =
    panels.length === 0 || panels.length > NAMED
      ? null
      : panelPhrases[locale].on(panelNames(context, panels));
  const alike = where === null ? null : alikeSubject(context, parts, panels, where);
  if (alike !== null) return alike;
  const counted = words.changes(countOf(parts));
  const [feature] = oneOf(parts.map((part) => part.feature));
  if (feature !== undefined && feature !== null)
    return fitSubject({ before: '', name: parts[0]?.subject.name ?? '', after: `: ${counted}` });
  return where === null ? counted : words.changesOn(counted, where);
}

/** `3 funkcje na panelu B: działają`, where all of them have come to the same. */
function alikeSubject(
  { locale }: ViewContext,
  parts: readonly ComposedPart[],
  panels: readonly PanelId[],
  where: string,
): string | null {
  const [state] = oneOf(parts.map((part) => (part.panels.length === panels.length ? part.state : null)));
  if (state === undefined || state === null) return null;
  const features = new Set(parts.map(({ feature }) => feature)).size;
  const word = plural(locale, features, homeWords[locale].counts[state]);
  return messageWords[locale].alike(features, where, word);
}

/** The value, where all have the same. */
function oneOf<T extends FeatureId | null>(values: readonly T[]): readonly [T] | readonly [] {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? [first] : [];
}

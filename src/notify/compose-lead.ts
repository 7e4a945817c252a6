import type { OccurrenceSubject } from '../domain/occurrence.ts';
import type { TellingPace } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstant } from '../i18n/dates.ts';
import { messageWords } from '../i18n/messages.ts';
import type { ViewContext } from '../views/context.ts';
import { type ComposedPart, momentText, type ToldOccurrence } from './compose-part.ts';
import { isOnceTopic, isToldOnce } from './matched.ts';
import type { Message } from './message.ts';

export type NewsKind = Extract<Message['kind'], 'news' | 'once' | 'correction' | 'digest'>;

/** What a message is: of what is waited for, of what was told before, of a day, or of what happens. */
export function kindOfNews(told: readonly ToldOccurrence[], pace: TellingPace): NewsKind {
  const onceSubjects = told.flatMap(({ occurrence, topics }) =>
    occurrence.subjects.filter((subject) => isToldOnce(subject, topics)),
  );
  const isLoss = (subject: OccurrenceSubject) => subject.of === 'cell' && subject.isLoss;
  if (onceSubjects.length > 0) return onceSubjects.some(isLoss) ? 'correction' : 'once';
  if (told.every(({ occurrence }) => occurrence.undoes !== null)) return 'correction';
  return pace === 'digest' ? 'digest' : 'news';
}

/** What stands before its sections. */
interface Led {
  readonly kind: NewsKind;
  readonly told: readonly ToldOccurrence[];
  readonly parts: readonly ComposedPart[];
  /** When what is corrected was told once; `null`: not known. */
  readonly toldAt: Instant | null;
}

/** Why now, and as of when all of it is true. */
export function leadOf(context: ViewContext, led: Led): string {
  const words = messageWords[context.locale];
  const asOf = words.asOf(formatInstant(context.now, context));
  const [first] = led.told;
  switch (led.kind) {
    case 'once':
      return `${words.once} ${asOf}`;
    case 'digest':
      return first ? `${words.changesSince(momentText(context, first.occurrence.at))} ${asOf}` : asOf;
    case 'correction':
      return `${correctionLead(context, led)} ${asOf}`;
    case 'news':
      return asOf;
    default:
      return led.kind satisfies never;
  }
}

function correctionLead(context: ViewContext, { told, parts, toldAt }: Led): string {
  const { state, locale } = context;
  const words = messageWords[locale];
  if (told.some(({ topics }) => [...topics].some(isOnceTopic))) {
    const heading = parts.find(({ of }) => of === 'cell')?.section.heading ?? '';
    const said = `${heading}: ${commonWords[locale].availability.available}`;
    const before =
      toldAt === null ? words.toldOnceBefore(said) : words.toldOnce(momentText(context, toldAt), said);
    return `${before} ${words.again}`;
  }
  const undone = told.map(({ occurrence }) => state.changes[occurrence.revision - 1]?.undoes ?? null);
  const [revision] = undone.filter((one) => one !== null);
  const at = revision === undefined ? undefined : state.changes[revision - 1]?.at;
  return at === undefined ? words.takenBackBefore : words.takenBack(momentText(context, at));
}

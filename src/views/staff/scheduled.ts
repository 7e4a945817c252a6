import type { Wish } from '../../domain/conflict.ts';
import type { TranslatedText } from '../../domain/locale.ts';
import { localePath } from '../../domain/locale.ts';
import type { MaintenanceCourse, MaintenanceId } from '../../domain/maintenance.ts';
import type { Instant } from '../../domain/time.ts';
import { subjectOf } from '../../domain/undoing.ts';
import { formatClock, formatInstant, formatPeriod } from '../../i18n/dates.ts';
import { scheduledWords } from '../../i18n/staff-scheduled.ts';
import { type RecordedView, recordedCell, recordedPanel } from '../recorded.ts';
import { localTitle } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { subjectName } from './subject-name.ts';

/** A change to come, or one that did not come about, as its page is given it. */
export interface Coming {
  readonly id: string;
  readonly kind: 'hold' | 'scheduled';
  /** Of a hold on the machine’s clock, of what is scheduled on the site’s. */
  readonly applyAt: Instant;
  readonly actor: string;
  readonly reason: string | null;
  /** What it will say; empty where `title` says it all. */
  readonly wishes: readonly Wish[];
  readonly title:
    | { readonly kind: 'undo'; readonly revision: number }
    | { readonly kind: 'confirm' | 'update' | 'words' }
    /** One that is to be announced, with its title, or that was, by its id; and how it is to go. */
    | { readonly kind: 'maintenance'; readonly of: TranslatedText | MaintenanceId; readonly becomes: Becomes }
    | null;
  /** Why it was not applied, in words; `null`: it still waits. */
  readonly refused: string | null;
}

/** How work is to go: new times, as far as they are given, or its end. */
type Becomes = 'ended' | 'cancelled' | Partial<Pick<MaintenanceCourse, 'from' | 'until'>>;

export interface ScheduledView {
  readonly page: StaffPageView;
  /** What was just done. */
  readonly told: string | null;
  readonly problem: string | null;
  readonly action: string;
  readonly matrix: string;
  readonly mayApply: boolean;
  readonly groups: readonly {
    readonly id: 'holds' | 'scheduled' | 'refused';
    readonly title: string;
    readonly items: readonly ComingView[];
  }[];
}

interface ComingView {
  readonly id: string;
  readonly title: string | null;
  readonly lines: readonly { readonly subject: string; readonly after: RecordedView | null }[];
  readonly when: string;
  readonly instant: Instant;
  /** Counted down to in the browser, on the machine’s clock. */
  readonly isCountedDown: boolean;
  readonly by: string;
  readonly reason: string | null;
  readonly refused: string | null;
}

export interface ScheduledInput {
  readonly coming: readonly Coming[];
  readonly told?: 'cancelled' | 'held' | 'planned' | 'dismissed' | null;
  readonly problem?: string | null;
}

export function scheduledView(
  context: StaffViewContext,
  { coming, told = null, problem = null }: ScheduledInput,
): ScheduledView {
  const { locale, member } = context;
  const words = scheduledWords[locale];
  const waiting = coming.filter(({ refused }) => refused === null);
  const groups = [
    { id: 'holds' as const, items: waiting.filter(({ kind }) => kind === 'hold') },
    { id: 'scheduled' as const, items: waiting.filter(({ kind }) => kind === 'scheduled') },
    { id: 'refused' as const, items: coming.filter(({ refused }) => refused !== null) },
  ];
  return {
    page: staffPageView(context, { path: '/staff/scheduled/', title: words.title }),
    told: told && words[told],
    problem,
    action: localePath(locale, '/staff/scheduled/'),
    matrix: localePath(locale, '/staff/matrix/'),
    mayApply: member.may.apply,
    groups: groups
      .filter(({ items }) => items.length > 0)
      .map(({ id, items }) => ({
        id,
        title: words[id],
        items: items.map((one) => comingView(context, one)),
      })),
  };
}

function comingView(context: StaffViewContext, coming: Coming): ComingView {
  const { locale } = context;
  const words = scheduledWords[locale];
  const { id, kind, applyAt, actor, reason, wishes, title, refused } = coming;
  const isHold = kind === 'hold';
  return {
    id,
    title: title && titleText(context, title),
    lines: wishes.map((wish) => lineOf(context, wish)),
    when: isHold ? words.until(formatClock(applyAt)) : words.siteClock(formatInstant(applyAt, context)),
    instant: applyAt,
    isCountedDown: isHold && refused === null,
    by: words.by(context.nameOf(actor)),
    reason: reason && words.reason(reason),
    refused,
  };
}

function titleText(context: StaffViewContext, title: NonNullable<Coming['title']>): string {
  const words = scheduledWords[context.locale];
  if (title.kind === 'undo') return words.undoing(title.revision);
  if (title.kind !== 'maintenance') return words.titles[title.kind];
  const { of, becomes } = title;
  const planned = typeof of === 'string' ? context.state.maintenances[of] : undefined;
  const name = typeof of === 'string' ? (planned?.title ?? { pl: of, en: null }) : of;
  const { title: text } = localTitle(name, context.locale);
  if (becomes === 'ended' || becomes === 'cancelled') return words.work[becomes](text);
  const { from = planned?.from, until = planned?.until } = becomes;
  const when = from && until ? `, ${formatPeriod(from, until, context)}` : '';
  return `${words.work[typeof of === 'string' ? 'moved' : 'planned'](text)}${when}`;
}

function lineOf(context: StaffViewContext, wish: Wish): ComingView['lines'][number] {
  switch (wish.kind) {
    case 'availability':
      return { subject: subjectName(context, wish.cell), after: recordedCell(context, wish.mine) };
    case 'restoration':
      return { subject: subjectName(context, wish.cell), after: recordedPanel(context, wish.mine) };
    default:
      return { subject: subjectOf(wish), after: null };
  }
}

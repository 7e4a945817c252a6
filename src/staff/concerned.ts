import type { Preview } from '../actions/preview.ts';
import type { ConcernedFacts } from '../views/staff/concerned.ts';
import type { StaffSession } from './staff-session.ts';

/** Whom a change will be told to once it is applied: the exact number, asked of the database. */
export async function concernedBy(
  { notifying }: Pick<StaffSession, 'notifying'>,
  { topics }: Pick<Preview, 'topics'>,
): Promise<ConcernedFacts> {
  const [concerned, { pause }] = await Promise.all([notifying.concerned(topics), notifying.status()]);
  return { concerned, rate: notifying.rate, isPaused: pause !== null };
}

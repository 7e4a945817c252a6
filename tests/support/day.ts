import { type Day, parseDay } from '../../src/domain/day.ts';

export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`no such day: ${text}`);
  return day;
}

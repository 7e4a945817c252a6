import { staffLogWords } from '../../i18n/staff-log.ts';
import type { StaffViewContext } from './context.ts';

/** What to call an actor of the log on a page. */
export function actorName(
  { locale, nameOf }: Pick<StaffViewContext, 'locale' | 'nameOf'>,
  actor: string,
): string {
  const words = staffLogWords[locale].actors;
  if (actor === 'seed' || actor === 'content') return words[actor];
  if (actor.startsWith('cli')) return words.cli(actor.replace(/^cli:?/, ''));
  return nameOf(actor);
}

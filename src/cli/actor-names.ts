import { namesOfActors } from '../backstage/actor-names.ts';
import type { App } from '../backstage/app.ts';
import { tellActor } from '../i18n/actor-names.ts';
import { NBSP } from '../i18n/nbsp.ts';
import { withAuth } from './auth-session.ts';

/** What to call the actors of a listing: people and tokens by their names. Asks who there is only where people are among them. */
export async function namesFor(app: App, actors: readonly string[]): Promise<(actor: string) => string> {
  const hasPeople = actors.some((actor) => actor.startsWith('staff:'));
  const people = hasPeople ? await withAuth(app, (auth) => auth.people.list()) : [];
  const names = await namesOfActors(people, app.tokens);
  return (actor) => tellActor(actor, names, 'en').replaceAll(NBSP, ' ');
}

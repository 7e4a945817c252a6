import { CONTENT_ACTOR, SEED_ACTOR } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';

const pl = {
  seed: 'zestaw danych',
  content: 'pliki z\u00a0treścią',
  cli: 'wiersz poleceń',
  cliOf: (user: string) => `wiersz poleceń: ${user}`,
  token: (name: string) => `token „${name}”`,
  goneStaff: (actor: string) => `osoba, której konta już nie ma (${actor})`,
  goneToken: (actor: string) => `token, którego już nie ma (${actor})`,
  unknown: (actor: string) => `nie wiadomo kto (${actor})`,
};

type ActorWords = typeof pl;

const en: ActorWords = {
  seed: 'the data set',
  content: 'content files',
  cli: 'command line',
  cliOf: (user) => `command line: ${user}`,
  token: (name) => `token “${name}”`,
  goneStaff: (actor) => `somebody whose account is gone (${actor})`,
  goneToken: (actor) => `a token that is gone (${actor})`,
  unknown: (actor) => `nobody known (${actor})`,
};

const actorWords: Readonly<Record<Locale, ActorWords>> = { pl, en };

/**
 * What to call an actor of the log: a member of staff and a token by their names, and plainly who is not known any more.
 *
 * @param names of people and tokens, by actor: `staff:7`, `token:0123456789`
 */
export function tellActor(actor: string, names: ReadonlyMap<string, string>, locale: Locale): string {
  const words = actorWords[locale];
  const name = names.get(actor);
  const [kind, rest = ''] = split(actor);
  if (actor === SEED_ACTOR) return words.seed;
  if (actor === CONTENT_ACTOR) return words.content;
  if (kind === 'cli') return rest === '' ? words.cli : words.cliOf(rest);
  if (kind === 'token') return name === undefined ? words.goneToken(actor) : words.token(name);
  if (kind === 'staff') return name ?? words.goneStaff(actor);
  return name ?? words.unknown(actor);
}

function split(actor: string): readonly [kind: string, rest: string] {
  const [kind = '', ...rest] = actor.split(':');
  return [kind, rest.join(':')];
}

const IN_TEXT = /\b(?:staff|token):[\w-]+/g;

/** Who is named in what the program says, found by how the log names them. */
export function actorsIn(text: string): string[] {
  return text.match(IN_TEXT) ?? [];
}

/** A text of the program in which people and tokens have their names: `revision 9, Ewa`. */
export function nameActorsIn(text: string, nameOf: (actor: string) => string): string {
  return text.replace(IN_TEXT, nameOf);
}

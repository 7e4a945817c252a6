import { DatabaseTrouble } from '../../actions/database-trouble.ts';
import { warsawTime } from '../../domain/time.ts';
import type { HostAnswer, HostView } from './dialect.ts';

/** A host that answered. */
interface NamedAnswer {
  readonly name: string;
  readonly answer: HostAnswer;
}

/**
 * Whether what takes writes has all that the others have: one that is ahead, or tells of other events, says that an older copy
 * or another tail came back. Whoever wrote on would write over what was acknowledged.
 *
 * @param others as they answered before the writer was asked
 * @param hashes of the writer, at the revisions of the others
 */
export function agreementTrouble(
  writer: NamedAnswer,
  others: readonly NamedAnswer[],
  hashes: ReadonlyMap<number, string>,
): DatabaseTrouble | null {
  for (const { name, answer } of others) {
    const { head, isStandby, position } = answer;
    if (head.revision > writer.answer.head.revision) {
      return new DatabaseTrouble('database.behind', undefined, [
        `${writer.name}, which takes changes, ends at revision ${writer.answer.head.revision}; ${name} has ${head.revision}.`,
        SETTLE,
      ]);
    }
    if (head.revision > 0 && hashes.get(head.revision) !== head.hash) {
      return new DatabaseTrouble('database.diverged', undefined, [
        `${name} tells of other events up to revision ${head.revision} than ${writer.name}, which takes changes.`,
        SETTLE,
      ]);
    }
    if (!isStandby) {
      return new DatabaseTrouble('database.diverged', undefined, [
        `${name} and ${writer.name} both take changes: one of them should follow the other.`,
        SETTLE,
      ]);
    }
    if (position > writer.answer.position) {
      return new DatabaseTrouble('database.behind', undefined, [
        `${writer.name}, which takes changes, is an older copy: its journal ends before that of ${name}.`,
        SETTLE,
      ]);
    }
  }
  return null;
}

/** What else is not as it should be with the hosts: nobody has what is written, or one of them is away. */
export function hostsTrouble(hosts: readonly HostView[]): DatabaseTrouble | null {
  const writer = hosts.find(({ answer, isFenced }) => answer?.isStandby === false && !isFenced);
  const others = hosts.filter((host) => host !== writer);
  const said = others.map(sayHost);
  const alone = writer?.answer?.alone ?? null;
  const standbys = others.filter(({ answer }) => answer?.isStandby);
  if (writer !== undefined && alone !== null) {
    return new DatabaseTrouble('database.alone', undefined, [
      `Changes are taken on ${writer.name} alone since ${warsawTime(alone.since)} (${alone.by}): ${said.join(', ')}.`,
      'It ends by itself when a second machine has all of it.',
    ]);
  }
  if (writer !== undefined && standbys.length === 0) return unsafeTrouble(others);
  const wrong = others.filter(({ answer }) => !answer?.isStandby);
  if (writer === undefined || wrong.length === 0) return null;
  return new DatabaseTrouble('database.host', undefined, [
    `Not every machine of DATABASE_URL is as it should be: ${wrong.map(sayHost).join(', ')}.`,
    'See: latarnia nodes. A host that was away for long, or was replaced, is made anew by: latarnia join.',
  ]);
}

/** That no second machine would get what is written. */
export function unsafeTrouble(others: readonly HostView[]): DatabaseTrouble {
  return new DatabaseTrouble('database.unsafe', undefined, [
    `No second machine would have what is written: ${others.map(sayHost).join(', ')}.`,
    'Bring it back, or take changes on one machine: latarnia alone.',
  ]);
}

/** That another host was promoted since this one took writes. */
export function fencedTrouble(name: string): DatabaseTrouble {
  return new DatabaseTrouble('database.fenced', undefined, [
    `${name} takes writes, and another was promoted in its place: nothing is written to it.`,
    'Stop it, and make a standby of it: latarnia join.',
  ]);
}

const SETTLE =
  'Nothing is written until they agree. Stop the one that came back as it was, and make it anew: latarnia join.';

function sayHost({ name, answer, isFenced }: HostView): string {
  if (answer === null) return `${name} does not answer`;
  if (isFenced) return `${name} is an old primary`;
  return answer.isStandby ? `${name} follows` : `${name} takes writes`;
}

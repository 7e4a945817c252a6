import type { Tokens } from '../actions/token-context.ts';
import type { Person } from '../auth/people.ts';
import { actorOf } from '../domain/staff.ts';

/** Names of people and tokens by how the log names them; of people who are called alike, with their addresses. */
export async function namesOfActors(
  people: readonly Person[],
  tokens: Pick<Tokens, 'list'>,
): Promise<ReadonlyMap<string, string>> {
  const alike = Map.groupBy(people, ({ name }) => name);
  const called = ({ name, email }: Person) =>
    name === '' ? email : alike.get(name)?.length === 1 ? name : `${name} (${email})`;
  return new Map([
    ...people.map((one) => [actorOf(one.id), called(one)] as const),
    ...(await tokens.list()).map(({ id, name }) => [`token:${id}`, name] as const),
  ]);
}

import type { WriteOptions } from './dialect.ts';
import { agreementTrouble, fencedTrouble, unsafeTrouble } from './postgres-agreement.ts';
import { HOST_STATE, hashesOf, toldBy } from './postgres-host.ts';
import type { PostgresHosts } from './postgres-hosts.ts';
import { type Ask, askPlainly } from './postgres-line.ts';

/**
 * Sees to it, under the lock of a write transaction, that this host may be written to: none was promoted in its place, no other
 * one is ahead of it or tells of other events, and a second machine would get what is written, or none is asked for.
 *
 * @param url the host that the transaction is on
 * @throws DatabaseTrouble when one of it is not so
 */
export async function assertMayWrite(
  hosts: PostgresHosts,
  url: string,
  ask: Ask,
  { onOneMachine = false }: WriteOptions,
): Promise<void> {
  const name = hosts.nameOf(url);
  const others = hosts.beside(url);
  const answer = toldBy((await askPlainly(ask, { sql: HOST_STATE, args: [0] })).rows[0]);
  if (answer.epoch < hosts.epoch) throw fencedTrouble(name);
  const { rows } = await askPlainly(ask, hashesOf(others.map((one) => one.answer.head.revision)));
  const hashes = new Map(rows.map(({ sequence, hash }) => [Number(sequence), String(hash)]));
  const trouble = agreementTrouble({ name, answer }, others, hashes);
  if (trouble) throw trouble;
  if (onOneMachine || answer.alone !== null || others.some((one) => one.answer.isStandby)) return;
  throw unsafeTrouble(hosts.hosts.filter((one) => one.name !== name));
}

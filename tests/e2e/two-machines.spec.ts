import type { Cluster } from '../support/postgres.ts';
import { startPair } from '../support/postgres-pair.ts';
import { noPostgres } from '../support/postgres-programs.ts';
import { hammer } from './processes.ts';
import { expect, type RunningSite, revisionOf, SOON, startSite, test } from './site.ts';
import { inviteByCommand, signIn } from './staff.ts';
import { type Answered, say, WAYS, type Writer } from './writers.ts';

test.skip(noPostgres !== null, noPostgres ?? '');

/** How often a machine is lost, all on this one's loopback, by SIGKILL and with its folder: `npm run test:long` loses more. */
const LOSSES = Number(process.env.LOSSES ?? '3');
/** How many changes are timed before that, while nobody else writes. */
const TIMED = LOSSES > 3 ? 40 : 2;
/** What each node speaks of: two of them, or three. */
const CELLS = [
  { feature: 'price-sync', panel: 'b', title: 'Price synchronisation' },
  { feature: 'ceneo-xml', panel: 'a', title: 'XML file for Ceneo' },
  { feature: 'billing', panel: 'c', title: 'BaseLinker billing' },
].slice(0, Number(process.env.NODES ?? '2'));
test.setTimeout(180_000 + LOSSES * 60_000);

const PATHS = ['/', '/panel/b/', '/en/features/', '/api/v1/status.json'];
const STATES = ['limited', 'unavailable'] as const;
/** Between two changes of one writer (ms): each is published by every node. */
const BREATH = LOSSES > 3 ? 300 : 600;

/** Says one thing after the other through one node, each in another way, and keeps what was answered. */
function write(writer: Writer) {
  const answered: Answered[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      answered.push(await say(writer, WAYS[turn % WAYS.length] ?? 'api', STATES[turn % 2] ?? ''));
      await new Promise((resolve) => setTimeout(resolve, BREATH));
    }
  })();
  return {
    answered,
    stop: async () => {
      isOver = true;
      await writing;
    },
  };
}

/** @param share 0.95: so many of a hundred are not above it */
const quantile = (values: readonly number[], share: number): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0);
const told = (values: readonly number[]) =>
  `p50 ${quantile(values, 0.5)} ms, p95 ${quantile(values, 0.95)} ms`;

/** How long a change takes that nobody else's stands in the way of, and until every node serves it (ms). */
async function timeAlone(writers: readonly Writer[]) {
  const answers: number[] = [];
  const served: number[] = [];
  for (let turn = 0; turn < TIMED; turn += 1) {
    const writer = writers[turn % writers.length];
    if (writer === undefined) break;
    const { safe, revision, began, at } = await say(
      writer,
      'api',
      STATES[Math.floor(turn / writers.length) % 2] ?? '',
    );
    expect(safe).toBe(true);
    answers.push(at - began);
    const areThere = writers.map(async ({ site }) => {
      while ((await revisionOf(site, '/api/v1/status.json')) < (revision ?? 0)) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await Promise.all(areThere);
    served.push(performance.now() - began);
    // What follows a publication (a mirror's offer, what was kept) is over then.
    await new Promise((resolve) => setTimeout(resolve, BREATH));
  }
  return { answers, served };
}

test(`a primary is lost ${LOSSES} times with its disk: what was called safe is there, and readers notice nothing`, async ({
  playwright,
}) => {
  const pair = await startPair(['one']);
  const env = { DATABASE_URL: pair.urlOf('one') };
  const nodes = [await startSite({ env })];
  const contexts = await Promise.all(CELLS.map(() => playwright.request.newContext()));
  const writers: ReturnType<typeof write>[] = [];
  // What is typed is said in this process: one thing after the other.
  let typing: Promise<unknown> = Promise.resolve();
  const typeAt = (site: RunningSite, ...words: readonly string[]) => {
    const typed = typing.then(() => site.cli(...words));
    typing = typed.catch(() => undefined);
    return typed;
  };
  try {
    for (const _ of CELLS.slice(1)) nodes.push(await startSite({ env }));
    const sites = nodes.map(({ site }) => site);
    const [first] = sites;
    const last = sites.at(-1);
    if (first === undefined || last === undefined) throw new Error('no node was started');
    const made = await typeAt(first, 'token', 'create', 'writers', '--verbs', 'availability', '--json');
    const { token } = JSON.parse(made.stdout);
    const hands: Writer[] = [];
    for (const [index, cell] of CELLS.entries()) {
      const [site, request] = [sites[index], contexts[index]];
      if (site === undefined || request === undefined) continue;
      await signIn({ request }, site, 'editor', inviteByCommand);
      hands.push({ site, token, request, cell, type: (...words) => typeAt(site, ...words) });
    }
    const alone = await timeAlone(hands);
    const readers = sites.map((site) => hammer(site.url, PATHS, 1));
    writers.push(...hands.map(write));
    const answered = () => writers.flatMap((writer) => writer.answered);
    const taken = () => answered().filter(({ revision }) => revision !== null);
    /** Why nothing was taken since, for whoever reads why the test failed; `null`: something was. */
    const refusedSince = (since: number) => {
      const lately = answered().filter(({ at }) => at > since);
      if (lately.some(({ revision }) => revision !== null)) return null;
      return lately.map(({ way, refusal }) => `${way}: ${refusal}`);
    };
    /** Each node has taken something since that is safe. */
    const allSafeSince = (since: number) =>
      writers.every((writer) => writer.answered.some((change) => change.safe && change.at > since));
    const waits: number[] = [];
    let [primary, standby]: [Cluster, Cluster] = [pair.primary, pair.standby];

    for (let loss = 1; loss <= LOSSES; loss += 1) {
      const began = performance.now();
      await expect.poll(() => allSafeSince(began), SOON).toBe(true);
      await primary.kill();
      const old = loss === 1 ? primary.copyFolder() : null;
      primary.removeFolder();
      await typing;
      const asked = performance.now();
      const promoted = await typeAt(last, 'promote', '--yes', '--alone');
      expect(promoted).toMatchObject({ code: 0, stdout: expect.stringContaining(`in epoch ${loss}`) });
      await expect.poll(() => refusedSince(asked), SOON).toBeNull();
      waits.push(Math.min(...taken().flatMap(({ at }) => (at > asked ? [at] : []))) - asked);
      if (old !== null) {
        // Its disk is found again: it takes itself for the primary, and nothing is written to it.
        primary.putBack(old);
        await primary.start();
        const before = await primary.run('SELECT max(sequence)::int AS head FROM events', 'one');
        const now = performance.now();
        await expect
          .poll(() => taken().filter((change) => change.began > now).length, SOON)
          .toBeGreaterThan(3);
        expect(await primary.run('SELECT max(sequence)::int AS head FROM events', 'one')).toEqual(before);
        await primary.halt();
      }
      await primary.follow(standby);
      [primary, standby] = [standby, primary];
    }
    const whole = performance.now();
    await expect.poll(() => allSafeSince(whole), SOON).toBe(true);

    // One that is frozen holds nothing that could be read: no change is called safe.
    standby.freeze();
    const frozen = performance.now();
    const whileFrozen = () => answered().filter((change) => change.began > frozen);
    await expect.poll(() => whileFrozen().length, SOON).toBeGreaterThan(2 * writers.length);
    expect(whileFrozen().filter(({ safe }) => safe)).toEqual([]);
    standby.thaw();
    const thawed = performance.now();
    await expect.poll(() => allSafeSince(thawed), SOON).toBe(true);
    const unsafeWays = () =>
      writers.flatMap((writer) =>
        WAYS.filter((way) => !writer.answered.some((change) => change.safe && change.way === way)),
      );
    await expect.poll(unsafeWays, SOON).toEqual([]);

    for (const writer of writers) await writer.stop();
    await pair.caughtUp(primary, standby);
    const rows = await primary.run(
      'SELECT sequence::int AS sequence, payload FROM events LEFT JOIN event_payloads USING (sequence) ORDER BY sequence',
      'one',
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 1));
    const lost = taken().filter(({ safe, revision, feature, panel, state }) => {
      const cells = JSON.parse(String(rows[(revision ?? 0) - 1]?.payload ?? '{}')).items?.cells ?? [];
      const cell = cells[0]?.value;
      return safe && !(cell?.feature === feature && cell.panel === panel && cell.state === state);
    });
    expect(lost).toEqual([]);
    const audit = await first.cli('audit', 'verify', '--json');
    expect(JSON.parse(audit.stdout)).toMatchObject({ ok: true, events: rows.length });

    const etags = (site: RunningSite) =>
      Promise.all(PATHS.map(async (path) => (await fetch(`${site.url}${path}`)).headers.get('etag')));
    const differ = async () => {
      const [here, ...there] = await Promise.all(sites.map(etags));
      return PATHS.filter((_path, index) => there.some((other) => other[index] !== here?.[index]));
    };
    await expect.poll(differ, SOON).toEqual([]);
    for (const reader of readers) {
      await reader.stop();
      expect([...reader.seen].filter((answer) => !['200', '304'].includes(answer))).toEqual([]);
      expect(reader.backward).toEqual([]);
    }
    const safe = taken().filter((change) => change.safe);
    const took = safe.map(({ began, at }) => at - began);
    const ways = WAYS.map((way) => `${way} ${safe.filter((change) => change.way === way).length}`).join(', ');
    process.stdout.write(
      `${nodes.length} nodes, one writer: safe change ${told(alone.answers)}; bytes on all nodes ${told(alone.served)}.
${LOSSES} losses: ${taken().length} changes taken, ${safe.length} safe (${ways}), 0 of those lost; command to first accepted change at most ${Math.round(Math.max(...waits))} ms; under all of it a safe change ${told(took)}.\n`,
    );
  } finally {
    for (const writer of writers) await writer.stop();
    for (const node of nodes) await node.stop();
    for (const context of contexts) await context.dispose();
    await pair.stop();
  }
});

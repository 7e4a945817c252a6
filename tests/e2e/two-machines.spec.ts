import type { Cluster } from '../support/postgres.ts';
import { startPair } from '../support/postgres-pair.ts';
import { noPostgres } from '../support/postgres-programs.ts';
import { hammer } from './processes.ts';
import { expect, type RunningSite, SOON, startSite, test } from './site.ts';

test.skip(noPostgres !== null, noPostgres ?? '');

/** How often a machine is lost, all on this one's loopback, by SIGKILL and with its folder: `npm run test:long` loses more. */
const LOSSES = Number(process.env.LOSSES ?? '3');
test.setTimeout(120_000 + LOSSES * 60_000);

const PATHS = ['/', '/panel/b/', '/en/features/', '/api/v1/status.json'];
const STATES = ['limited', 'unavailable'];

/** A change that was taken, and whether a second machine was seen to have it. */
interface Taken {
  readonly revision: number;
  readonly safe: boolean;
  readonly feature: string;
  readonly panel: string;
  readonly state: string;
  /** From asking to the answer (ms). */
  readonly took: number;
  readonly at: number;
}

/** Says one thing after the other through one node, and keeps what was taken. */
function write(site: RunningSite, token: string, feature: string, panel: string) {
  const taken: Taken[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const state = STATES[turn % 2] ?? '';
      const began = performance.now();
      try {
        const response = await fetch(`${site.url}/api/v1/availability/${feature}/${panel}`, {
          method: 'PUT',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ state, force: true }),
        });
        const said = await response.json();
        const at = performance.now();
        if (response.status === 200 && said.changed) {
          const { revision, safe } = said;
          taken.push({ revision, safe: safe === true, feature, panel, state, took: at - began, at });
        }
      } catch {
        // A node that is asked while its database goes away may break off.
      }
      await new Promise((resolve) => setTimeout(resolve, 260));
    }
  })();
  return {
    taken,
    stop: async () => {
      isOver = true;
      await writing;
    },
  };
}

/** @param share 0.95: so many of a hundred are not above it */
const quantile = (values: readonly number[], share: number): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0);

test(`a primary is lost ${LOSSES} times with its disk: what was called safe is there, and readers notice nothing`, async ({
  folder: _,
}) => {
  const pair = await startPair(['one']);
  const env = { DATABASE_URL: pair.urlOf('one') };
  const one = await startSite({ env });
  const two = await startSite({ env });
  const nodes = [one, two];
  try {
    const made = await one.site.cli('token', 'create', 'writers', '--verbs', 'availability', '--json');
    const { token } = JSON.parse(made.stdout);
    const readers = nodes.map(({ site }) => hammer(site.url, PATHS, 1));
    const writers = [write(one.site, token, 'price-sync', 'b'), write(two.site, token, 'ceneo-xml', 'a')];
    const taken = () => writers.flatMap((writer) => writer.taken);
    const safeSince = (since: number) => taken().filter((change) => change.safe && change.at > since).length;
    const waits: number[] = [];
    let [primary, standby]: [Cluster, Cluster] = [pair.primary, pair.standby];

    for (let loss = 1; loss <= LOSSES; loss += 1) {
      const began = performance.now();
      await expect.poll(() => safeSince(began), SOON).toBeGreaterThan(5);
      await primary.kill();
      const old = loss === 1 ? primary.copyFolder() : null;
      primary.removeFolder();
      const asked = performance.now();
      const promoted = await two.site.cli('promote', '--yes', '--alone');
      expect(promoted).toMatchObject({ code: 0, stdout: expect.stringContaining(`in epoch ${loss}`) });
      await expect.poll(() => taken().some((change) => change.at > asked), SOON).toBe(true);
      const first = taken().filter((change) => change.at > asked);
      waits.push(Math.min(...first.map((change) => change.at)) - asked);
      if (old !== null) {
        // Its disk is found again: it takes itself for the primary, and nothing is written to it.
        primary.putBack(old);
        await primary.start();
        const before = await primary.run('SELECT max(sequence)::int AS head FROM events', 'one');
        const now = performance.now();
        await expect.poll(() => taken().filter((change) => change.at > now).length, SOON).toBeGreaterThan(5);
        expect(await primary.run('SELECT max(sequence)::int AS head FROM events', 'one')).toEqual(before);
        await primary.halt();
      }
      await primary.follow(standby);
      [primary, standby] = [standby, primary];
    }
    const last = performance.now();
    await expect.poll(() => safeSince(last), SOON).toBeGreaterThan(5);

    // One that is frozen holds nothing that could be read: no change is called safe.
    standby.freeze();
    const frozen = performance.now() + 2500;
    await expect.poll(() => performance.now(), SOON).toBeGreaterThan(frozen + 3000);
    expect(taken().filter((change) => change.safe && change.at > frozen)).toEqual([]);
    standby.thaw();
    const thawed = performance.now();
    await expect.poll(() => safeSince(thawed), SOON).toBeGreaterThan(3);

    for (const writer of writers) await writer.stop();
    await pair.caughtUp(primary, standby);
    const rows = await primary.run(
      'SELECT sequence::int AS sequence, payload FROM events LEFT JOIN event_payloads USING (sequence) ORDER BY sequence',
      'one',
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 1));
    const lost = taken().filter(({ safe, revision, feature, panel, state }) => {
      const cells = JSON.parse(String(rows[revision - 1]?.payload ?? '{}')).cells ?? [];
      const [cell] = cells;
      return safe && !(cell?.feature === feature && cell.panel === panel && cell.state === state);
    });
    expect(lost).toEqual([]);
    const audit = await one.site.cli('audit', 'verify', '--json');
    expect(JSON.parse(audit.stdout)).toMatchObject({ ok: true, events: rows.length });

    const etags = (site: RunningSite) =>
      Promise.all(PATHS.map(async (path) => (await fetch(`${site.url}${path}`)).headers.get('etag')));
    const differ = async () => {
      const [here, there] = await Promise.all([etags(one.site), etags(two.site)]);
      return PATHS.filter((_path, index) => here[index] !== there[index]);
    };
    await expect.poll(differ, SOON).toEqual([]);
    for (const reader of readers) {
      await reader.stop();
      expect([...reader.seen].filter((answer) => !['200', '304'].includes(answer))).toEqual([]);
      expect(reader.backward).toEqual([]);
    }
    const safe = taken().filter((change) => change.safe);
    const took = safe.map((change) => change.took);
    process.stdout.write(
      `${LOSSES} losses: ${taken().length} changes taken, ${safe.length} safe, 0 of those lost; command to first accepted change at most ${Math.round(Math.max(...waits))} ms; safe change p50 ${quantile(took, 0.5)} ms, p95 ${quantile(took, 0.95)} ms.\n`,
    );
  } finally {
    for (const node of nodes) await node.stop();
    await pair.stop();
  }
});

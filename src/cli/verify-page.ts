import { createPublicKey } from 'node:crypto';
import type { App } from '../backstage/app.ts';
import { publicLog } from '../backstage/log-addresses.ts';
import { publishedCheckpoint } from '../backstage/log-notary.ts';
import { sealingOf } from '../domain/event-part.ts';
import { EVENT_TYPES } from '../domain/events.ts';
import { publicState } from '../domain/public-state.ts';
import { partsRemovedFrom } from '../domain/redaction.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { trackReads } from '../publish/reads.ts';
import { routes } from '../publish/routes.ts';
import { NOTE_TYPES, readCheckpoint, signedAt } from '../publish/signed-note.ts';
import { readSigningKeys } from '../publish/signing-keys.ts';
import { CURRENT_VERSION } from '../store/upcast.ts';
import { viewOf } from '../views/registry.ts';
import { CliError, countOf, print, printJson } from './output.ts';
import { withSession } from './session.ts';
import { stateAt } from './state-at.ts';

type Proof = 'proved' | 'redacted' | 'not';

/** Why an event is not proved: the checkpoint does not reach it yet, or what it says is shown to nobody. */
type Lack = 'unsigned' | 'whole';

/** `latarnia verify --at <instant> <page>`: of each event that the page was made from, whether it can be proved. */
export async function verifyPage(page: string, at: Instant, json: boolean): Promise<void> {
  await withSession(async ({ app, state }) => {
    const past = publicState(await stateAt(app, at));
    const signed = await signedSize(app, state);
    const events = revisionsOf(app, past, page, at).map((revision) => ({
      revision,
      type: state.changes[revision - 1]?.type ?? 'unknown',
      ...proofOf(state, revision, signed),
    }));
    if (json) return printJson({ page, at, signed, events });
    const count = (proof: Proof) => events.filter((one) => one.proof === proof).length;
    print(
      `${page} as of ${warsawTime(at)} was made from ${countOf(events.length, 'event')}: ${count('proved')} proved, ${count('redacted')} redacted, ${count('not')} not proved.`,
    );
    for (const { revision, type, proof, lacks } of events) {
      if (proof === 'proved') continue;
      const said = lacks === undefined ? proof : `not proved: ${LACKS[lacks](signed, type)}`;
      print(`revision ${revision} (${type}): ${said}`);
    }
  });
}

const LACKS: Readonly<Record<Lack, (signed: number, type: string) => string>> = {
  unsigned: (signed) => `the checkpoint that is published ends at revision ${signed}; the next one has it`,
  whole: (_, type) =>
    `it is in the signed log, but sealed as a whole, ${
      isSealedInParts(type) ? 'as the version that wrote it did' : `as every ${type} is`
    }: nobody is shown what its digest is made of`,
};

function isSealedInParts(type: string): boolean {
  const known = EVENT_TYPES.find((name) => name === type);
  return known !== undefined && sealingOf(known, CURRENT_VERSION[known])?.forStaff !== undefined;
}

/** Up to which revision the published checkpoint is of this very log. @throws CliError when it is of another */
async function signedSize({ config }: App, state: State): Promise<number> {
  const text = await publishedCheckpoint(config);
  const checkpoint = text === null ? null : readCheckpoint(text);
  if (checkpoint === null)
    throw new CliError('No checkpoint is published yet. Start the site once: latarnia serve', 1);
  const { origin: name, size, root } = checkpoint;
  const key = createPublicKey(readSigningKeys(config.dataDir).present);
  const log = publicLog(publicState(state).changes);
  const isOwn = signedAt(checkpoint, { name, type: NOTE_TYPES.log, key }) !== null;
  if (!isOwn || log === null || size > log.size || !log.tree.root(size).equals(root)) {
    throw new CliError('The published checkpoint is not of this log, or is not signed by this site.', 1);
  }
  return size;
}

/** Which events what a page reads was said in. @throws CliError when there was no such page */
function revisionsOf(app: App, past: State, page: string, at: Instant): number[] {
  const route = routes(past).get(page);
  if (!route)
    throw new CliError(
      `There was no page ${page} then. Write its address as on the site, such as /panel/b/.`,
      1,
    );
  const { state, reads } = trackReads(past);
  viewOf(app.viewContext(route.locale, state, at), route);
  const found = new Set<number>();
  for (const value of reads.values()) collect(value, found, 3);
  return [...found].filter((revision) => revision > 0 && revision <= past.revision).sort((x, y) => x - y);
}

/** What the state holds says by itself which event said it. */
function collect(value: unknown, found: Set<number>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if ('revision' in value && typeof value.revision === 'number') found.add(value.revision);
  else for (const part of Object.values(value)) collect(part, found, depth - 1);
}

function proofOf(
  { changes }: State,
  revision: number,
  signed: number,
): { readonly proof: Proof; readonly lacks?: Lack } {
  const change = changes[revision - 1];
  if (change?.isRedacted || partsRemovedFrom(changes, revision).length > 0) return { proof: 'redacted' };
  if (revision > signed) return { proof: 'not', lacks: 'unsigned' };
  return change?.seal?.shown ? { proof: 'proved' } : { proof: 'not', lacks: 'whole' };
}

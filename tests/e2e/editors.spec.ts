import { siteNow } from '../../src/domain/clock.ts';
import { project } from '../../src/domain/projection.ts';
import { formatStatus } from '../../src/formats/status.ts';
import { readEvents } from '../../src/store/stored-events.ts';
import { editTogether, writeOverApi } from '../load/editors.ts';
import { acceptInvitation, writeByForms } from '../load/forms.ts';
import { withDatabase, withLog } from './log.ts';
import { expect, SOON, test } from './site.ts';
import { invite, PASSWORD } from './staff.ts';
import { issueTokens } from './tokens.ts';

/** `npm run test:long` asks for more. */
const EDITORS = Number(process.env.EDITORS ?? 6);
const CHANGES = process.env.EDITORS === undefined ? 4 : 10;

test(`${EDITORS} editors at once, half of them over the API and half by forms: what is acknowledged is in the log, once`, async ({
  ownSite,
}) => {
  test.setTimeout(60_000 + EDITORS * 3000);
  const { revision, features } = await (await fetch(`${ownSite.url}/api/v1/status.json`)).json();
  const cells = features
    .slice(0, 6)
    .flatMap(({ id }: { id: string }) => ['a', 'b'].map((panel) => ({ feature: id, panel })));
  const tokens = await issueTokens(ownSite, Math.ceil(EDITORS / 2));
  const writers = tokens.map((token) => writeOverApi(ownSite.url, token));
  while (writers.length < EDITORS) {
    const { invitation } = await invite(ownSite, 'editor');
    writers.push(writeByForms(await acceptInvitation(ownSite.url, invitation, PASSWORD)));
  }

  const { acknowledged, conflicts } = await editTogether({
    editors: writers,
    changes: CHANGES,
    cells,
    revision,
  });

  expect(acknowledged.size).toBe(EDITORS * CHANGES);
  expect(conflicts).toBeGreaterThan(0);
  const last = revision + EDITORS * CHANGES;
  await expect
    .poll(async () => (await (await fetch(`${ownSite.url}/api/v1/status.json`)).json()).revision, SOON)
    .toBe(last);
  const told = await (await fetch(`${ownSite.url}/api/v1/status.json`)).json();

  const events = await withDatabase(ownSite, ({ orm }) => readEvents(orm, 0));
  const state = await withLog(ownSite, ({ log }) => log.current());
  expect(events.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: last }, (_, index) => index + 1),
  );
  const written = events.flatMap((event) =>
    event.sequence > revision && event.type === 'availability.set'
      ? (event.payload?.cells ?? []).map(({ note }) => [note?.pl, event.sequence])
      : [],
  );
  expect(written.toSorted()).toEqual([...acknowledged].toSorted());
  const replayed = project(events);
  expect(replayed).toEqual(state);
  expect(told).toEqual(formatStatus(replayed, siteNow(replayed, new Date().toISOString())));
});

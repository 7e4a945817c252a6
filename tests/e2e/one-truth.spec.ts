import ical from 'node-ical';
import { z } from 'zod';
import { addDays } from '../../src/domain/day.ts';
import { dayAt } from '../../src/domain/time.ts';
import { callTool, connectMcp } from '../support/mcp.ts';
import { setState, timeOf } from './operator.ts';
import { expect, type RunningSite, revisionOf, SOON, test } from './site.ts';

const WORDS = { limited: 'z ograniczeniem', unavailable: 'nie działa', available: 'działa' } as const;
const V2 = {
  limited: 'degraded_performance',
  unavailable: 'major_outage',
  available: 'operational',
} as const;
type Said = keyof typeof WORDS;

const summary = z.object({
  components: z.array(
    z.object({ id: z.string(), name: z.string(), status: z.string(), group_id: z.string().nullable() }),
  ),
});

/** What a running site says of API on panel C wherever it is asked, each with the revision it was said at. */
async function ask(site: RunningSite) {
  const get = async (path: string) => {
    const answer = await fetch(`${site.url}${path}`);
    expect(answer.status, path).toBe(200);
    return { text: await answer.text(), revision: Number(answer.headers.get('latarnia-revision')) };
  };
  const cellOn = (html: string) =>
    /data-feature="api"[^>]*data-panel="c"[^>]*data-state="(\w+)"|data-panel="c"[^>]*data-feature="api"[^>]*data-state="(\w+)"/
      .exec(html)
      ?.slice(1)
      .find(Boolean);
  const [page, json, v2, badge, feed, calendar] = await Promise.all([
    get('/features/'),
    get('/api/v1/status.json'),
    get('/api/v2/summary.json'),
    get('/badge/c/api.svg'),
    get('/panel/c/feed.json'),
    get('/panel/c/calendar.ics'),
  ]);
  const past = await get(`/as-of/${await nowOf(site)}/features/`);
  const client = await connectMcp(site.url);
  const { data } = await callTool(client, 'status', { panel: 'c', feature: 'api' });
  await client.close();
  const { components } = summary.parse(JSON.parse(v2.text));
  const group = components.find(({ name, group_id }) => group_id === null && name === 'Panel C')?.id;
  const events = Object.values(ical.sync.parseICS(calendar.text));
  return {
    revisions: new Set([page, json, v2, badge, feed, calendar].map(({ revision }) => revision)),
    page: cellOn(page.text),
    past: cellOn(past.text),
    json: JSON.parse(json.text).features.find(({ id }: { id: string }) => id === 'api').panels.c,
    v2: components.find(({ name, group_id }) => name === 'API' && group_id === group)?.status,
    badge: /<title>([^<]*)<\/title>/.exec(badge.text)?.[1],
    mcp: Object(data).features[0].panels.c.state,
    mcpRevision: Object(data).revision,
    newest: JSON.parse(feed.text).items[0].title,
    day: events.flatMap((one) =>
      one?.type === 'VEVENT' && /^api\.c@/.test(one.uid) ? [[one.status, dayOf(one.start)]] : [],
    ),
  };
}

/** A whole day is read as midnight of the machine. */
const dayOf = (start: Date | undefined) =>
  start &&
  Temporal.Instant.fromEpochMilliseconds(start.getTime())
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainDate()
    .toString();

/** The site's own time, as an address of the past wants it. */
async function nowOf({ url }: RunningSite): Promise<string> {
  const { events } = await (await fetch(`${url}/api/v1/events.json`)).json();
  return events.at(-1).effective_at;
}

test('a running site says the same on pages, in v1 and v2, badge, feed, calendar, MCP and the past, at one revision', async ({
  ownSite,
}) => {
  for (const state of ['unavailable', 'limited', 'available'] as const satisfies readonly Said[]) {
    const day = addDays(dayAt(await timeOf(ownSite)), 5);
    const estimate = state === 'unavailable' ? { kind: 'day' as const, day, promisedBy: null } : undefined;
    const revision = await setState(ownSite, 'api@c', { state, ...(estimate && { estimate }) });
    // As soon as home says it everything does: what is swapped in after home is waited for.
    await expect.poll(() => revisionOf(ownSite), { ...SOON, intervals: [5] }).toBe(revision);
    const said = await ask(ownSite);
    expect(said.revisions).toEqual(new Set([revision]));
    expect(said).toMatchObject({
      page: state,
      past: state,
      json: { state },
      mcp: state,
      v2: V2[state],
      mcpRevision: revision,
    });
    expect(said.badge?.replaceAll('\u00a0', ' ')).toContain(WORDS[state]);
    expect(said.newest.replaceAll('\u00a0', ' ')).toContain(WORDS[state]);
    const promised = said.json.estimate.day;
    expect(said.day.filter(([status]) => status !== 'CANCELLED')).toEqual(
      promised === undefined ? [] : [['CONFIRMED', promised]],
    );
    if (estimate) expect(promised).toBe(day);
  }
});

import { hold } from '../../src/actions/hold.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { postUpdate } from '../../src/actions/post-update.ts';
import { setAvailability } from '../../src/actions/set-availability.ts';
import { TokenStore } from '../../src/store/tokens.ts';
import { type LogContext, wallClock, withLog } from './log.ts';
import { headOf } from './operator.ts';
import { expect, revisionOf, SOON, test } from './site.ts';
import { invite, PASSWORD } from './staff.ts';

const hostile = (what: string) =>
  `evil-${what}"'><img src=x onerror=alert(1)></script><script>alert(2)</script>`;

/** Says something hostile in every field of text there is. */
async function sayEverything(context: LogContext): Promise<void> {
  const { log } = context;
  const text = (what: string) => ({ pl: hostile(what), en: hostile(what) });
  const estimate = { kind: 'soon', promisedBy: hostile('promiser') } as const;
  const cell = { feature: 'price-sync', panel: 'b', state: 'limited', estimate, note: text('note') } as const;
  const { revision: expected } = await log.current();
  const change = { cells: [cell], since: null, expected, reason: hostile('reason') };
  const scope = { panels: ['b'], features: ['price-sync'], impact: 'minor' } as const;
  const id = 'hostile-1';
  const outcomes = [
    await setAvailability(context, change),
    await openIncident(context, {
      ...scope,
      id,
      title: text('title'),
      startedAt: '2021-03-17T10:00:00.000Z',
    }),
    await postUpdate(context, {
      ...scope,
      incident: id,
      status: 'investigating',
      body: text('update'),
      nextUpdateBy: null,
      expected: expected + 2,
    }),
  ];
  expect(outcomes).toMatchObject(Array(3).fill({ ok: true }));
  const held = { ...change, verb: 'availability', cells: [{ ...cell, panel: 'a' }] } as const;
  await hold(context, { ...held, reason: hostile('held') }, { minutes: 60 });
  const tokenScope = { verbs: ['confirm'], features: null, panels: null } as const;
  const expiresAt = '2999-01-01T00:00:00.000Z';
  await new TokenStore(log, wallClock).issue({
    name: hostile('robot'),
    scope: tokenScope,
    createdBy: 'cli:test',
    expiresAt,
  });
}

/** Where which of it is read. */
const PAGES: [path: string, ...fields: string[]][] = [
  ['/', 'title'],
  ['/panel/b/', 'note'],
  ['/en/panel/b/', 'note'],
  ['/features/', 'promiser'],
  ['/features/price-sync/', 'note', 'promiser'],
  ['/history/', 'note'],
  ['/history/?panel=b', 'note'],
  ['/incidents/hostile-1/', 'title', 'update'],
  ['/staff/'],
  ['/staff/matrix/'],
  ['/staff/log/', 'note', 'reason'],
  ['/staff/updates/', 'title'],
  ['/staff/updates/hostile-1/', 'title', 'update'],
  ['/staff/scheduled/', 'held'],
  ['/staff/tokens/', 'robot'],
];

test('whatever is typed into a field of text is text on every page', async ({ ownSite: site }) => {
  test.slow();
  const { invitation } = await invite(site, 'admin');
  await withLog(site, sayEverything);
  // All of it: what was said first may be published before what was said last.
  const head = await headOf(site);
  await expect.poll(() => revisionOf(site), { ...SOON, timeout: 60_000 }).toBe(head);
  const entered = await fetch(`${site.url}${invitation}`, {
    method: 'POST',
    headers: { Origin: site.url },
    body: new URLSearchParams({ name: hostile('name'), password: PASSWORD }),
    redirect: 'manual',
  });
  const Cookie = entered.headers
    .getSetCookie()
    .map((line) => line.replace(/;.*/, ''))
    .join('; ');
  for (const [path, ...fields] of PAGES) {
    const answer = await fetch(`${site.url}${path}`, { headers: { Cookie } });
    const html = await answer.text();
    expect.soft(answer.status, path).toBe(200);
    for (const field of path.startsWith('/staff/') ? [...fields, 'name'] : fields) {
      // As text: what would end an attribute or a tag is written out.
      const shown = new RegExp(`evil-${field}(&#34;|&quot;|"[^>]*&lt;)`).test(html);
      expect.soft(shown, `${path} shows the ${field}`).toBe(true);
    }
    // Inside of quotation marks that it cannot end it is no markup either.
    const outside = html.replaceAll(/="[^"]*"/g, '=""');
    expect.soft(outside.match(/<img src=x|<script>alert/g), path).toBeNull();
    expect.soft(answer.headers.get('Content-Security-Policy'), path).toContain("default-src 'none'");
  }
});

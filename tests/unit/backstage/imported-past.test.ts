import { expect, onTestFinished, test } from 'vitest';
import { importPast } from '../../../src/actions/import-past.ts';
import { snapshotFolder } from '../../../src/backstage/snapshot-state.ts';
import type { State } from '../../../src/domain/state.ts';
import { openNode } from '../../../src/front/engines/node.ts';
import { Front } from '../../../src/front/server.ts';
import { feedView } from '../../../src/views/feed.ts';
import { historyView } from '../../../src/views/history.ts';
import { incidentView } from '../../../src/views/incident.ts';
import { get } from '../../support/front.ts';
import { foreignIncident, pastWith } from '../../support/imports.ts';
import { openLogWith } from '../../support/log.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { contextOf } from '../../support/state.ts';

const SLUG = '2020-03-01-awaria-in1';

async function importedState(): Promise<State> {
  const { log, as } = await openLogWith(['orders']);
  await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1'), foreignIncident('in2')] }));
  return log.current();
}

test('who follows a link to the former page of an incident finds it here, in both languages', async () => {
  const site = openPublisher();
  await site.publish(await importedState());
  const front = new Front(
    {
      listen: { host: '127.0.0.1', port: 0 },
      snapshot: snapshotFolder(site),
      socket: null,
      isBehindProxy: false,
      metrics: null,
      onSwap: () => undefined,
    },
    openNode,
  );
  const port = await front.start();
  onTestFinished(() => front.stop());
  for (const before of ['', '/en']) {
    const moved = await get(port, `${before}/incidents/in1/`);
    expect([moved.status, moved.headers.location]).toEqual([301, `${before}/incidents/${SLUG}/`]);
    const page = await get(port, `${before}/incidents/${SLUG}/`);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Mówimy in1-1.')]);
  }
});

test.for([
  [
    'pl',
    /Historia przeniesiona ze strony w\sserwisie Statuspage: 2\szdarzenia, 4\saktualizacje\. Każdy wpis/,
  ],
  [
    'en',
    /History imported from a page at Statuspage: 2\sincidents, 4\supdates\. Each entry keeps its own date/,
  ],
] as const)(
  'its page shows it at its own times, and the history tells of all of it in a sentence: %s',
  async ([locale, sentence]) => {
    const state = await importedState();
    const context = { ...contextOf([], { locale }), state };
    const page = JSON.stringify(incidentView(context, SLUG));
    expect(page).toContain('2020-03-01T21:12:00.000Z');
    expect(page).toContain('2020-03-01T22:00:00.000Z');
    const { months } = historyView(context, { panel: null, feature: null, kind: null, before: null });
    const [entry] = months.flatMap(({ days }) => days.flatMap(({ entries }) => entries));
    expect(entry).toMatchObject({ text: expect.stringMatching(sentence), updates: [], maintenances: [] });
  },
);

test('who follows the site is told nothing of it', async () => {
  const state = await importedState();
  const context = { ...contextOf([]), state };
  expect(JSON.stringify(feedView(context, { of: 'site' }))).not.toContain('Mówimy');
});

import { Statuspage } from 'statuspage.io';
import { expect, test } from 'vitest';
import { serveDocuments } from '../../../support/served-documents.ts';
import { statuspageContext } from '../../../support/statuspage.ts';

test('statuspage.io reads all that it asks for', async () => {
  const { port } = await serveDocuments(statuspageContext());
  const client = new Statuspage('page');
  client.setApiUrl(`http://127.0.0.1:${port}`);
  const { api } = client;
  const summary = await api.getSummary();
  expect(summary.status).toEqual({ indicator: 'minor', description: 'Partially Degraded Service' });
  expect((await api.getStatus()).status).toEqual(summary.status);
  expect((await api.getComponents()).components).toEqual(summary.components);
  expect(summary.components.filter(({ group }) => group).map(({ name }) => name)).toEqual([
    'Panel A',
    'Panel B',
  ]);
  expect((await api.incidents.getAll()).incidents.map(({ name }) => name)).toEqual(['Fire']);
  const { incidents } = await api.incidents.getUnresolved();
  expect(incidents[0]?.incident_updates.map(({ body }) => body)).toEqual(['We know.', 'We are looking.']);
  expect(summary.incidents).toEqual(incidents);
  const { scheduled_maintenances } = await api.scheduledMaintenances.getUpcoming();
  expect(scheduled_maintenances.map(({ name, status }) => [name, status])).toEqual([
    ['Work m1', 'scheduled'],
  ]);
  expect((await api.scheduledMaintenances.getAll()).scheduled_maintenances).toEqual(scheduled_maintenances);
});

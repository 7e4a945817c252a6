import { expect, onTestFinished, test } from 'vitest';
import { createMetricsServer } from '../../../../src/processes/metrics/metrics-server.ts';
import { get } from '../../../support/front.ts';
import { listen } from '../../../support/port.ts';

async function start(token: string | null): Promise<number> {
  const server = createMetricsServer({ token, read: async () => 'latarnia_x 1\n' });
  onTestFinished(() => void server.close());
  return listen(server);
}

test('the port of its own tells the metrics and nothing else', async () => {
  const port = await start(null);
  expect((await get(port, '/metrics')).text).toBe('latarnia_x 1\n');
  expect((await get(port, '/metrics?x=1')).status).toBe(200);
  expect((await get(port, '/')).status).toBe(404);
  expect((await get(port, '/readyz')).status).toBe(404);
});

test('with a token it asks for it, too', async () => {
  const port = await start('0123456789abcdef');
  expect((await get(port, '/metrics')).status).toBe(401);
  expect((await get(port, '/metrics', { Authorization: 'Bearer 0123456789abcdef' })).status).toBe(200);
});

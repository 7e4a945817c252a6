import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApi } from '../../support/api.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { freePort, listen } from '../../support/port.ts';

const PROGRAM = 'prometheus-alertmanager';
const isMissing = spawnSync(PROGRAM, ['--version']).status !== 0;

/** A webhook that hands what Alertmanager sends to the API, and says what was answered, one after the other. */
async function webhook(take: (body: string, token: string) => Promise<{ readonly status: number }>) {
  const waiting: ((status: number) => void)[] = [];
  const answered: number[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const { status } = await take(Buffer.concat(parts).toString(), token);
    response.writeHead(status).end();
    const next = waiting.shift();
    if (next) next(status);
    else answered.push(status);
  });
  const port = await listen(server);
  onTestFinished(() => void server.close());
  const next = () =>
    new Promise<number>((resolve) => {
      const status = answered.shift();
      if (status === undefined) waiting.push(resolve);
      else resolve(status);
    });
  return { port, next };
}

/** Starts Debian's Alertmanager on a port of its own, sending to a webhook; gives how it is told of alerts. */
async function startAlertmanager(url: string, token: string) {
  const folder = temporaryFolder();
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(
    config,
    JSON.stringify({
      route: { receiver: 'latarnia', group_wait: '1ms', group_interval: '10ms', repeat_interval: '1h' },
      receivers: [
        {
          name: 'latarnia',
          webhook_configs: [
            { url, send_resolved: true, http_config: { authorization: { credentials: token } } },
          ],
        },
      ],
    }),
  );
  const port = await freePort();
  const program = spawn(
    PROGRAM,
    [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  onTestFinished(() => void program.kill());
  await new Promise<void>((resolve) => {
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Listening on')) resolve();
    });
  });
  return async (endsAt?: string) => {
    const alert = {
      labels: { alertname: 'OrdersSlow', segment: 'a', service: 'x', severity: 'page', instance: 'db1' },
      annotations: { summary: 'Orders take 40 s', description: 'p99 of orders is above 30 s' },
      generatorURL: 'http://prometheus.example.com/graph?g0.expr=orders',
      ...(endsAt === undefined ? {} : { endsAt }),
    };
    const { status } = await fetch(`http://127.0.0.1:${port}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([alert]),
    });
    expect(status).toBe(200);
  };
}

test.skipIf(isMissing)(
  'Debian’s Alertmanager sends an alert, and its end, and its return: one suggestion',
  async () => {
    const made = await openApi();
    const { text } = await made.issue({ verbs: ['suggest'] });
    Object.assign(made.api.suggestionLabels, { panel: 'segment', feature: 'service' });
    const hook = await webhook((body, token) =>
      made.send({ method: 'POST', path: '/api/v1/suggestions/alertmanager', token, body }),
    );
    const tell = await startAlertmanager(`http://127.0.0.1:${hook.port}/`, text);
    await tell();
    expect(await hook.next()).toBe(202);
    expect(await made.suggestions.list()).toMatchObject([
      {
        source: 'alertmanager',
        panels: ['a'],
        features: ['x'],
        state: 'unavailable',
        text: 'Orders take 40 s',
        url: 'http://prometheus.example.com/graph?g0.expr=orders',
        endedAt: null,
      },
    ]);
    await tell(new Date().toISOString());
    expect(await hook.next()).toBe(202);
    expect(await made.suggestions.list()).toMatchObject([{ endedAt: expect.any(String), times: 1 }]);
    await tell();
    expect(await hook.next()).toBe(202);
    expect(await made.suggestions.list()).toMatchObject([{ endedAt: null, times: 2 }]);
    expect((await made.log.current()).revision).toBe(1);
  },
);

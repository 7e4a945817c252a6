import { expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { planOf } from '../../support/snapshot.ts';

test('pages of other origins may read the API and write nothing; of everything else they are told nothing', async () => {
  const front = await startFront();
  const live = [
    { path: '/api/v1/events.json', methods: ['GET', 'HEAD', 'PUT', 'POST'] },
    { path: '/staff/', methods: ['GET', 'POST'] },
  ];
  await front.publish(planOf({ '/404/': { text: 'nothing here', status: 404 } }, { live }));
  await front.served();
  const api = await front.get('/api/v1/events.json', {}, 'OPTIONS');
  expect(api.headers).toMatchObject({
    allow: 'GET, HEAD, PUT, POST, OPTIONS',
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  });
  const staff = await front.get('/staff/', {}, 'OPTIONS');
  expect(Object.keys(staff.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

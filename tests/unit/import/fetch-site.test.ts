import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { fetchSite } from '../../../src/import/fetch-site.ts';
import { answerOf, STATUSPAGE } from '../../support/imports.ts';
import { serve as listen } from '../../support/servers.ts';

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(listener)}`;
}

const NAMES = ['components.json', 'incidents.json', 'scheduled-maintenances.json'];
/** What a page answers at an address; `null`: nothing. */
function answerAt(path = ''): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.startsWith('/api/v2/') && NAMES.includes(name) ? answerOf(STATUSPAGE, name).text : null;
}

describe('a page that is asked for what it tells', () => {
  test.for(['', '/', '/api', '/api/v2/incidents.json', '/history.atom'])(
    'is asked by its address, with %j behind it, and need have no feed',
    async (path) => {
      const address = await serve(({ url }, response) => {
        const text = answerAt(url);
        response.writeHead(text === null ? 404 : 200).end(text ?? 'none');
      });
      expect((await fetchSite(`${address}${path}`)).map(({ name }) => name)).toEqual(NAMES);
    },
  );

  test('redirects are followed on its own host, a few of them', async () => {
    const address = await serve(({ url = '' }, response) => {
      const isMoved = !url.includes('moved');
      const text = answerAt(url.replace('?moved', ''));
      if (isMoved) response.writeHead(302, { Location: `${url}?moved` }).end();
      else response.writeHead(text === null ? 404 : 200).end(text ?? '');
    });
    expect(await fetchSite(address)).toHaveLength(3);
  });

  test.for([
    ['http://localhost:9/', /leads to http:\/\/localhost:9\/, which is another host and not followed/],
    ['file:///etc/passwd', /which is another host and not followed/],
    ['/api/v2/components.json', /redirects again and again/],
  ] as const)('none to %s', async ([to, message]) => {
    const address = await serve((_, response) => response.writeHead(302, { Location: to }).end());
    await expect(fetchSite(address)).rejects.toThrow(message);
  });

  test('an answer that never ends is broken off', async () => {
    const part = Buffer.alloc(2 ** 20, 0x20);
    const address = await serve((_, response) => {
      const go = () => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', go);
      go();
    });
    await expect(fetchSite(address)).rejects.toThrow(/answers with more than 32 MiB/);
  });

  test('one that is not there is named', async () => {
    const address = await serve((_, response) => response.writeHead(503).end());
    await expect(fetchSite(address)).rejects.toThrow(`${address}/api/v2/components.json answers 503`);
  });

  test.for(['ftp://x.example/', 'file:///etc/passwd', 'https://me:secret@x.example/'])(
    '%s is not asked',
    async (address) => {
      await expect(fetchSite(address)).rejects.toThrow(/not the address of a page|name and a password/);
    },
  );
});

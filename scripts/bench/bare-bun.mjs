// `Bun.serve` alone, with ready answers: what of the distance to nginx is Bun's.
import { ANSWERS, PORT } from './bare-answers.mjs';

const { Bun } = globalThis;

Bun.serve({
  hostname: '127.0.0.1',
  port: PORT,
  fetch(request) {
    const { url } = request;
    const target = url.slice(url.indexOf('/', 'http://'.length));
    const { headers, notModified, etag, bytes } = ANSWERS.get(target) ?? ANSWERS.get('/');
    if (etag !== null && request.headers.get('if-none-match') === etag) {
      return new Response(null, { status: 304, headers: notModified });
    }
    return new Response(bytes, { headers });
  },
});

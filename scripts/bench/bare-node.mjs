// `node:http` alone, with ready answers: what of the distance to nginx is Node's.
import { createServer } from 'node:http';
import { ANSWERS, PORT } from './bare-answers.mjs';

const flat = new Map(
  [...ANSWERS].map(([target, { headers, notModified, ...rest }]) => [
    target,
    { headers: headers.flat(), notModified: notModified.flat(), ...rest },
  ]),
);

createServer({ noDelay: true }, (request, response) => {
  const { headers, notModified, etag, bytes } = flat.get(request.url) ?? flat.get('/');
  if (etag !== null && request.headers['if-none-match'] === etag) {
    response.writeHead(304, notModified);
    response.end();
    return;
  }
  response.writeHead(200, headers);
  response.end(bytes);
}).listen(PORT, '127.0.0.1');

/** Something to say to a front over a connection, and how many answers that should have. */
export interface Exchange {
  readonly name: string;
  /** A byte a character. */
  readonly bytes: string;
  /** The methods of the requests in it; by default that of its first line. */
  readonly asked?: readonly string[];
}

/** A request with a host, and more lines if there are any. */
function ask(line: string, ...lines: readonly string[]): Exchange {
  const named = [line, ...lines]
    .map((one) => (one.length > 60 ? `${one.slice(0, 50)}… (${one.length})` : one))
    .join(' | ');
  return { name: named, bytes: `${[`${line} HTTP/1.1`, 'Host: x', ...lines].join('\r\n')}\r\n\r\n` };
}

/** The same with a body of that length. */
function send(line: string, body: string, ...lines: readonly string[]): Exchange {
  const { bytes } = ask(line, `Content-Length: ${body.length}`, ...lines);
  return { name: [line, ...lines, `a body of ${body.length}`].join(' | '), bytes: bytes + body };
}

/** Bytes that are told by a name. */
function raw(name: string, bytes: string, asked?: readonly string[]): Exchange {
  return { name, bytes, ...(asked && { asked }) };
}

const ACCEPTS = [
  'br',
  'gzip',
  'br;q=0.5, gzip',
  'deflate',
  '*',
  '*;q=0',
  'identity;q=0',
  'identity;q=0, gzip',
  'BR',
  'x-gzip',
  '',
  'gzip;q=0, br;q=0',
  'gzip;q=2',
  'br;q=0.001, gzip;q=0.002, identity;q=0',
];
const PAGES = [
  '/',
  '/en/',
  '/short/',
  '/large/',
  '/faq/',
  '/features/%C5%BC/',
  '/gone/',
  '/old/',
  '/f/abcd2345/',
  '/badge/a.svg',
  '/picture.webp',
  '/empty.txt',
  '/lookup/',
  '/api/v1/status.json',
  '/nothing/',
  '/en/nothing/',
  '/api/v1/nothing',
  '/subscribe/',
  '/faq/x/',
  '/faq/x/versions.json',
];
const METHODS = ['HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'];

const pages: Exchange[] = PAGES.flatMap((path) => [
  ask(`GET ${path}`),
  ask(`HEAD ${path}`),
  ask(`GET ${path}`, 'Accept-Encoding: gzip, br'),
  ask(`HEAD ${path}`, 'Accept-Encoding: gzip'),
  ask(`GET ${path}`, 'If-None-Match: *'),
  ask(`OPTIONS ${path}`),
]);

const negotiation: Exchange[] = [
  ...ACCEPTS.map((accept) => ask('GET /', `Accept-Encoding: ${accept}`)),
  ask('GET /', 'Accept-Encoding: br', 'Accept-Encoding: gzip'),
  ask('GET /picture.webp', 'Accept-Encoding: identity;q=0'),
  ask('GET /', 'Range: bytes=0-3'),
  ask('GET /', 'Accept: application/json', 'Accept-Language: en'),
  ask('GET /', 'If-None-Match: "other"'),
  ask('GET /', 'If-None-Match: W/"other", *'),
  ask('GET /', 'If-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT'),
  ask('GET /', `If-None-Match: ${'"a",'.repeat(1000)}`),
];

const methods: Exchange[] = [
  '/',
  '/old/',
  '/nothing/',
  '/api/v1/status.json',
  '/api/v1/lookup',
  '/api/v1/availability/x/y',
  '/staff/',
  '/healthz',
  '/faq',
].flatMap((path) => METHODS.map((method) => send(`${method} ${path}`, '')));

const addresses: Exchange[] = [
  '/faq',
  '/FAQ/',
  '/Faq?panel=B',
  '/faq/?panel=b&evil=1&q=x',
  '/?utm_source=x',
  '/?',
  '/faq/?',
  '/old/?panel=b',
  '/old?panel=b',
  '/EN/',
  '/%66aq/',
  '/features/%c5%bc/',
  '/features/\xc5\xbc/',
  '/features/\xff/',
  '/faq//',
  '//faq/',
  '//evil.example/',
  '/faq/../gone/',
  '/./gone/',
  '/gone/..',
  '/%2e%2e/gone/',
  '/faq/%2e/',
  '/%2F/',
  '/%5c/',
  '/a%3Fb/',
  '/%00/',
  '/%zz/',
  '/%',
  '/a\\b/',
  '/a\\..\\gone/',
  '/#frag',
  '/?a#b',
  '/faq/?q=a%0d%0ab',
  '/faq/?q=%C5%BC',
  '/faq/?q=\xc5\xbc',
  '/faq/?q=a+b&q=c',
  '/faq/?q="<>',
  "/faq/?q='|{}",
  '/a[]{}^`"<>/',
  '/__proto__/',
  '/constructor',
  '/.git/config',
  '/f/ABCD2345/',
  '/features/%E2%80%AE/',
  '/a:b/',
  '/a;b/',
  '/a@b/',
  '/~a/',
  '/..%2f..%2fetc/passwd',
  '/....//',
  '/.',
  '/..',
  '/..;/',
  '/a\x7fb/',
  `/${'a'.repeat(7999)}`,
  `/${'a'.repeat(8001)}`,
  `/faq/?q=${'9'.repeat(5000)}`,
  `/faq/?${'q=1&'.repeat(500)}`,
].flatMap((target) => [ask(`GET ${target}`), ask(`HEAD ${target}`)]);

const lookups: Exchange[] = [
  '17.11.2019',
  '2020',
  'panel%20C',
  '31.02.2020',
  'kowalski',
  '',
  '%F0%9F%98%80',
  '%FF',
  'a&second=1',
  '2021-12-01',
].flatMap((typed) => [
  ask(`GET /lookup/?q=${typed}`),
  ask(`GET /en/lookup/?q=${typed}`, 'Accept-Encoding: br'),
  ask(`GET /api/v1/lookup?created=${typed}`),
  ask(`HEAD /api/v1/lookup?q=${typed}&lang=en`),
]);

const asked: Exchange[] = [
  ask('GET /api/v1/lookup?q=2020&lang=xx'),
  ask('GET /api/v1/lookup?q=2020&lang=en', 'Accept-Encoding: identity;q=0'),
  ask('GET /faq/x/?v=1'),
  ask('GET /faq/x/?v=7', 'Accept-Encoding: gzip'),
  ask('GET /faq/x/?v=8'),
  ask('GET /faq/x/?v=abc'),
  ask('HEAD /faq/x/?v=1'),
  ask('GET /f/abcd2345/?v=1'),
  ask('GET /faq/x/?panel=b&v=1'),
  ask('GET /subscribe/?panel=b&x=1'),
  ask('GET /metrics'),
];

const passed: Exchange[] = [
  ask('GET /faq/?q=x'),
  ask('HEAD /faq/?q=x'),
  ask('GET /staff/'),
  ask('GET /staff/a/b?c=d&c=e'),
  ask('GET /staff/', 'Cookie: a=1; b=2', 'Cookie: c=3'),
  ask('GET /staff/', 'Authorization: Bearer x', 'Accept-Language: pl, en;q=0.5', 'User-Agent: y'),
  ask(
    'GET /staff/',
    'X-Forwarded-For: 10.0.0.1',
    'X-Forwarded-Host: evil.example',
    'Forwarded: for=10.0.0.1',
    'X-Real-IP: 1.2.3.4',
  ),
  ask('GET /staff/', 'Latarnia-Render: x', 'Latarnia-Host: y', 'Latarnia-Served: 99'),
  ask('GET /staff/', 'TE: trailers', 'Proxy-Authorization: x', 'X-Astro-Path: /x'),
  ask('GET /staff/', 'X-Twice: a', 'X-Twice: b'),
  ask('GET /staff/', 'X-Empty:'),
  ask('GET /staff/', 'X-Bytes: \xff\xc5\xbc'),
  ask('GET /staff/', 'X-Deleted: a\x7fb'),
  ask('GET /faq/?q=x', 'X-Deleted: a\x7fb'),
  ask('GET /', 'X-Deleted: a\x7fb'),
  ask('GET /', 'Content-Length: 0', 'Content-Length: 0'),
  send('POST /staff/', 'abc', 'X-Deleted: a\x7fb'),
  send('PUT /api/v1/availability/x/y', 'abc', 'X-Deleted: \x7f'),
  send('POST /staff/', 'abc', 'Content-Length: 3'),
  send('POST /staff/', '', 'Content-Length: 0'),
  ask('GET /staff/', 'Content-Length: 0', 'Content-Length: 0'),
  send('POST /staff/', 'abc', 'Expect: 100-continue, x'),
  send('POST /staff/', 'abc', 'Expect: "100-continue"'),
  send('POST /staff/', 'abc', 'Expect: 100-continue;q=1'),
  send('POST /staff/', 'abc', 'Expect: 100-continuex'),
  raw(
    'more than was announced',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc:garbage\r\n\r\n',
    ['POST', 'GET'],
  ),
  raw(
    'more than was announced, after the last',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc:garbage\r\n\r\n',
  ),
  raw('more after a page', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n:garbage\r\n\r\n', ['GET', 'GET']),
  raw('more after the last page', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n:garbage\r\n\r\n'),
  ask('GET /staff/', 'X-Spaces:   a b  '),
  ask('GET /staff/cookies'),
  ask('GET /staff/nothing'),
  ask('GET /staff/known', 'If-None-Match: "known"'),
  ask('GET /staff/broken'),
  ask('GET /staff/error'),
  ask('GET /staff/large'),
  ask('HEAD /staff/large'),
  ask('GET /staff/pieces'),
  send('POST /staff/sign-in/', 'a=b&c=d', 'Content-Type: application/x-www-form-urlencoded'),
  send('POST /staff/sign-in/', '', 'Origin: https://evil.example'),
  send('POST /staff/', 'a'.repeat(200_000)),
  send('POST /staff//sign-in/', 'a=b'),
  send('POST /STAFF/', 'a=b'),
  send('PUT /api/v1/availability/x/y', '{}', 'Content-Type: application/json'),
  ask('POST /staff/sign-in/'),
  ask('DELETE /api/v1/availability/x/y'),
  raw(
    'a body in chunks',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n',
  ),
  raw(
    'a body in chunks, in capitals',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: CHUNKED\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  ),
  raw(
    'a body in chunks with a trailer',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Trailer: a\r\n\r\n',
  ),
  raw(
    'a body announced as too long',
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\nabc`,
  ),
  raw(
    'a body that is too long',
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n${'a'.repeat(300_000)}`,
  ),
  raw(
    'a body that is too long, in chunks',
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n493e0\r\n${'a'.repeat(300_000)}\r\n0\r\n\r\n`,
  ),
  raw('a body with a read', 'GET /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'),
  raw('a body with a page', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'),
  raw(
    'a body in chunks with a page',
    'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  ),
  raw('a body with HEAD', 'HEAD / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'),
  raw('a body where nothing is written to', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'),
  raw(
    'a body that is waited for',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc',
  ),
  raw(
    'a body that is waited for and not wanted',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n',
  ),
];

const hosts: Exchange[] = [
  ...[
    '',
    'a b',
    'x/faq',
    'x?y',
    'x#y',
    'u:p@x',
    'x:80:80',
    'x:99999',
    'x\\y',
    '[::1',
    'x,y',
    '\xc5\xbc',
    'x/../..',
    'example.com:65536',
  ].map((host) =>
    raw(`Host: ${JSON.stringify(host)}`, `GET /faq/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
  ),
  ...['x:80', 'A.B.', '[::1]:80', '127.0.0.1', '_', 'a-b:8080', 'X'].map((host) =>
    raw(`Host: ${JSON.stringify(host)}`, `GET /staff/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
  ),
  raw('no host', 'GET / HTTP/1.1\r\n\r\n'),
  raw('two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\nConnection: close\r\n\r\n'),
  raw('two hosts that differ', 'GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n'),
  ...[
    'http://status.example/',
    'HTTP://status.example',
    'http://status.example/faq/?q=1',
    'http://evil@x/',
    'http:///',
    'http://a:99999/',
    'ftp://x/',
    'http://a?b',
    'https://status.example/faq/',
  ].map((target) =>
    raw(`GET ${target}`, `GET ${target} HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n`),
  ),
];

const odd: Exchange[] = [
  raw('OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', ['OPTIONS']),
  raw('GET *', 'GET * HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('CONNECT', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('CONNECT without a host', 'CONNECT x:443 HTTP/1.1\r\n\r\n'),
  raw('an authority alone', 'GET x:443 HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('a target without a slash', 'GET faq HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('rubbish', 'rubbish\r\n\r\n'),
  raw('bytes', '\xff\xfe\xfd\r\n\r\n'),
  raw('the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'),
  raw('the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  raw(
    'an upgrade to a web socket',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  ),
  raw(
    'an upgrade to HTTP/2',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n',
  ),
  raw('a method nobody knows', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('a method in small letters', 'get / HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'),
  raw('HTTP/1.0 with a host', 'GET /staff/ HTTP/1.0\r\nHost: x\r\n\r\n'),
  raw('HTTP/1.0 that would be kept', 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'),
  raw('HTTP/0.9', 'GET /\r\n\r\n'),
  raw('HTTP/1.2', 'GET / HTTP/1.2\r\nHost: x\r\n\r\n'),
  raw('HTTP/2.0', 'GET / HTTP/2.0\r\nHost: x\r\n\r\n'),
  raw('empty lines before', '\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n'),
  raw('closed when asked', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
  raw('an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n'),
  raw('15 KB of headers', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(15_000)}\r\n\r\n`),
  raw('20 KB of headers', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}\r\n\r\n`),
  raw('20 KB of address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
  raw(
    '150 headers',
    `GET / HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 150 }, (_, index) => `X-${index}: 1\r\n`).join('')}\r\n`,
  ),
  raw(
    '300 headers',
    `GET / HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 300 }, (_, index) => `X-${index}: 1\r\n`).join('')}\r\n`,
  ),
  raw(
    'three at once',
    ['/', '/short/', '/gone/'].map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    ['GET', 'GET', 'GET'],
  ),
  raw(
    'three at once, of which backstage answers one',
    ['/', '/staff/pieces', '/gone/'].map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    ['GET', 'GET', 'GET'],
  ),
  raw(
    'changes and reads at once',
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\naHEAD /staff/ HTTP/1.1\r\nHost: x\r\n\r\nGET /faq/?q=x HTTP/1.1\r\nHost: x\r\n\r\n`,
    ['POST', 'HEAD', 'GET'],
  ),
];

/** What one server reads as one request and another as two, or as another one. */
export const SMUGGLING: readonly Exchange[] = [
  ['a space in the target', 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a tab in the target', 'GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a NUL in the target', 'GET /a\x00b HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a control in the target', 'GET /a\x01b HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['two spaces', 'GET  / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a folded header', 'GET / HTTP/1.1\r\nHost: x\r\nA: a\r\n b\r\n\r\n'],
  ['a space before the colon', 'GET / HTTP/1.1\r\nHost: x\r\nA : a\r\n\r\n'],
  ['a space before a header', 'GET / HTTP/1.1\r\n Host: x\r\n\r\n'],
  ['no colon', 'GET / HTTP/1.1\r\nHost: x\r\nrubbish\r\n\r\n'],
  ['no name', 'GET / HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n'],
  ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: a\x00b\r\n\r\n'],
  ['a control in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: a\x01b\r\n\r\n'],
  ['a bare CR in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: a\rb\r\n\r\n'],
  ['bare LF', 'GET / HTTP/1.1\nHost: x\n\n'],
  ['bare LF in the head', 'GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n'],
  ['bare LF at the end of the head', 'GET / HTTP/1.1\r\nHost: x\r\n\nGET /gone/ HTTP/1.1\r\nHost: x\r\n\r\n'],
  [
    'both lengths',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'both lengths and another request',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /gone/ HTTP/1.1\r\nHost: x\r\n\r\n',
  ],
  [
    'two equal lengths',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd',
  ],
  ['two lengths', 'POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 3\r\n\r\nabcd'],
  ...['4, 4', '+4', '-1', '0x4', '4 ', '4a', '4.0', '', '99999999999999999999999', '\x0b4'].map(
    (length): [string, string] => [
      `a length of ${JSON.stringify(length)}`,
      `POST /staff/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\nabcd`,
    ],
  ),
  ...[
    'chunked, identity',
    'identity, chunked',
    'identity',
    'xchunked',
    'gzip, chunked',
    '\x0bchunked',
    'chunked\r\nTransfer-Encoding: identity',
    'chunked, chunked',
    '"chunked"',
    'chunked;a=b',
    '',
  ].map((coding): [string, string] => [
    `a coding of ${JSON.stringify(coding)}`,
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`,
  ]),
  [
    'chunks in HTTP/1.0',
    'POST /staff/ HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  ],
  [
    'chunks with bare LF',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n',
  ],
  [
    'bare LF in an extension',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a\nxyz\r\nabc\r\n0\r\n\r\n',
  ],
  [
    'a chunk of no size',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n',
  ],
  [
    'a chunk that is longer',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n',
  ],
  [
    'a chunk with something else at its end',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX0\r\n\r\n',
  ],
  [
    'a chunk of 0x3',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n',
  ],
  [
    'a chunk larger than anything',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n',
  ],
  [
    '100 KB of extension',
    `POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;${'a'.repeat(100_000)}\r\nabc\r\n0\r\n\r\n`,
  ],
  [
    'a request for a trailer',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nGET /gone/ HTTP/1.1\r\nHost: x\r\n\r\n',
  ],
  [
    'a request for a trailer, after two letters',
    'POST /staff/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nXXGET /gone/ HTTP/1.1\r\nHost: x\r\n\r\n',
  ],
].map(([name = '', bytes = '']) => raw(name, bytes, [bytes.slice(0, bytes.indexOf(' '))]));

/** Everything that is said to both engines. */
export const EXCHANGES: Readonly<Record<string, readonly Exchange[]>> = {
  pages,
  negotiation,
  methods,
  addresses,
  lookups,
  'what is asked': asked,
  'what is passed on': passed,
  hosts,
  'what is odd': odd,
  'what could be smuggled': SMUGGLING,
};

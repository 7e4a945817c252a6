/** What both engines answer differently (`node · bun`, as `briefOf` says it), and what is to be thought of it. */
interface Differences {
  readonly judgement: string;
  /** By the name of what was said. */
  readonly found: Readonly<Record<string, string>>;
}

/** What is not in here may not differ. What it comes to stands in `docs/operations.md`. */
export const DIFFERENCES: readonly Differences[] = [
  {
    judgement:
      'Bun’s parser refuses what Node’s refuses, by itself: the same status, without our words and headers, and the connection ends.',
    found: {
      '100 KB of extension': '413, ended · 413 bare, ended',
      '20 KB of address': '431, ended · 431 bare, ended',
      '20 KB of headers': '431, ended · 431 bare, ended',
      'GET *': '400, kept · 400 bare, ended',
      'GET ftp://x/': '400, ended · 400 bare, ended',
      'a NUL in a header': '400, ended · 400 bare, ended',
      'a bare CR in a header': '400, ended · 400 bare, ended',
      'a body announced as too long': '413, ended · 413 bare, ended',
      'a chunk larger than anything': '400, ended · 400 bare, ended',
      'a chunk of 0x3': '400, ended · 400 bare, ended',
      'a chunk of no size': '400, ended · 400 bare, ended',
      'a chunk that is longer': '400, ended · 400 bare, ended',
      'a chunk with something else at its end': '400, ended · 400 bare, ended',
      'a coding of ""': '400, ended · 400 bare, ended',
      'a coding of "\\"chunked\\""': '400, ended · 400 bare, ended',
      'a coding of "\\u000bchunked"': '400, ended · 400 bare, ended',
      'a coding of "chunked, chunked"': '400, ended · 400 bare, ended',
      'a coding of "chunked, identity"': '400, ended · 400 bare, ended',
      'a coding of "chunked;a=b"': '400, ended · 400 bare, ended',
      'a coding of "chunked\\r\\nTransfer-Encoding: identity"': '400, ended · 400 bare, ended',
      'a coding of "identity"': '400, ended · 400 bare, ended',
      'a coding of "xchunked"': '400, ended · 400 bare, ended',
      'a control in a header': '400, ended · 400 bare, ended',
      'a folded header': '400, ended · 400 bare, ended',
      'a length of ""': '400, ended · 400 bare, ended',
      'a length of "+4"': '400, ended · 400 bare, ended',
      'a length of "-1"': '400, ended · 400 bare, ended',
      'a length of "0x4"': '400, ended · 400 bare, ended',
      'a length of "4, 4"': '400, ended · 400 bare, ended',
      'a length of "4.0"': '400, ended · 400 bare, ended',
      'a length of "4a"': '400, ended · 400 bare, ended',
      'a length of "99999999999999999999999"': '400, ended · 400 bare, ended',
      'a length of "\\u000b4"': '400, ended · 400 bare, ended',
      'a request for a trailer': '400, ended · 400 bare, ended',
      'a request for a trailer, after two letters': '400, ended · 400 bare, ended',
      'a space before a header': '400, ended · 400 bare, ended',
      'a space before the colon': '400, ended · 400 bare, ended',
      'a target without a slash': '400, ended · 400 bare, ended',
      'an authority alone': '400, ended · 400 bare, ended',
      'bare LF at the end of the head': '400, ended · 400 bare, ended',
      'bare LF in an extension': '400, ended · 400 bare, ended',
      'bare LF in the head': '400, ended · 400 bare, ended',
      'both lengths': '400, ended · 400 bare, ended',
      'both lengths and another request': '400, ended · 400 bare, ended',
      bytes: '400, ended · 400 bare, ended',
      'chunks with bare LF': '400, ended · 400 bare, ended',
      'more after a page': '200, 400, ended · 200, 400 bare, ended',
      'no colon': '400, ended · 400 bare, ended',
      'no host': '400, kept · 400 bare, ended',
      'no name': '400, ended · 400 bare, ended',
      rubbish: '400, ended · 400 bare, ended',
      'the beginning of HTTP/2': '400, ended · 400 bare, ended',
      'the beginning of TLS': '400, ended · 400 bare, ended',
      'two lengths': '400, ended · 400 bare, ended',
    },
  },
  {
    judgement:
      'Bun takes what comes after a space, a control or a bare LF for the version of HTTP, which is none. It refuses all the same.',
    found: {
      'a NUL in the target': '400, ended · 505 bare, ended',
      'a control in the target': '400, ended · 505 bare, ended',
      'a space in the target': '400, ended · 505 bare, ended',
      'a tab in the target': '400, ended · 505 bare, ended',
      'bare LF': '400, ended · 505 bare, ended',
    },
  },
  {
    judgement: 'Bun knows HTTP/1.0 and 1.1 alone, and does not keep a connection of the former.',
    found: {
      'HTTP/0.9': '200, ended · 505 bare, ended',
      'HTTP/1.0 that would be kept': '200, kept · 200, ended',
      'HTTP/1.2': '400, ended · 505 bare, ended',
      'HTTP/2.0': '200, ended · 505 bare, ended',
    },
  },
  {
    judgement:
      'Bun resolves dot segments and reads backslashes as slashes before anybody else sees the address: it answers where Node’s engine leads to the address or refuses. Nothing outside the published addresses can be reached by either.',
    found: {
      'GET /%2e%2e/gone/': '301, kept · 410, kept',
      'GET /.': '301, kept · 200, kept',
      'GET /..': '301, kept · 200, kept',
      'GET /./gone/': '301, kept · 410, kept',
      'GET /a\\..\\gone/': '400, kept · 410, kept',
      'GET /a\\b/': '400, kept · 404, kept',
      'GET /faq/%2e/': '301, kept · 200, kept',
      'GET /faq/../gone/': '301, kept · 410, kept',
      'GET /gone/..': '301, kept · 200, kept',
      'HEAD /%2e%2e/gone/': '301, kept · 410, kept',
      'HEAD /.': '301, kept · 200, kept',
      'HEAD /..': '301, kept · 200, kept',
      'HEAD /./gone/': '301, kept · 410, kept',
      'HEAD /a\\..\\gone/': '400, kept · 410, kept',
      'HEAD /a\\b/': '400, kept · 404, kept',
      'HEAD /faq/%2e/': '301, kept · 200, kept',
      'HEAD /faq/../gone/': '301, kept · 410, kept',
      'HEAD /gone/..': '301, kept · 200, kept',
    },
  },
  {
    judgement:
      'Bun encodes bytes that stand in an address as they are, where Node’s parser refuses them. An address has one spelling all the same.',
    found: {
      'GET /faq/?q=Å¼': '400, ended · 200, kept',
      'GET /features/Å¼/': '400, ended · 200, kept',
      'GET /features/ÿ/': '400, ended · 404, kept',
      'HEAD /faq/?q=Å¼': '400, a part, ended · 200, kept',
      'HEAD /features/Å¼/': '400, a part, ended · 200, kept',
      'HEAD /features/ÿ/': '400, a part, ended · 404, kept',
    },
  },
  {
    judgement:
      'Bun tells nobody the host of an address that was given whole: the header counts, and a wrong one is not noticed. Nothing depends on the host here but what backstage is told.',
    found: {
      'GET http:///': '400, ended · 200, ended',
      'GET http://a:99999/': '400, ended · 200, ended',
      'GET http://evil@x/': '400, ended · 200, ended',
      'GET http://status.example/faq/?q=1': '200, ended · 200, ended',
    },
  },
  {
    judgement: 'Bun refuses by closing the connection, without a word.',
    found: {
      'a method in small letters': '400, ended · nothing, ended',
      'a method nobody knows': '400, ended · nothing, ended',
    },
  },
  {
    judgement:
      'Bun does not do one thing while another on the same connection waits, for backstage or for an answer that is made: it ends the connection. No browser asks so, and no proxy.',
    found: {
      'more than was announced': '200, 400, ended · 400 bare, ended',
      'changes and reads at once': '200, 200, 200, kept · nothing, ended',
      'three at once, of which backstage answers one': '200, 200, 410, kept · 200, ended',
    },
  },
  {
    judgement:
      'Node’s engine writes these answers past its server: with the body of GET, and the connection ends.',
    found: {
      'GET /a\x7fb/': '400, ended · 400, kept',
      'HEAD /a\x7fb/': '400, a part, ended · 400, kept',
    },
  },
  {
    judgement:
      'Bun reads a head that Node’s parser refuses, a DEL in a value and the same length twice, where all is answered here. Nothing of it is passed on.',
    found: {
      'GET / | Content-Length: 0 | Content-Length: 0': '400, ended · 200, kept',
      'GET / | X-Deleted: a\x7fb': '400, ended · 200, kept',
    },
  },
  {
    judgement: 'Bun says that a body is wanted to who asks for that alone; it is taken all the same.',
    found: {
      'POST /staff/ | Expect: "100-continue" | a body of 3': '100, 200, kept · 200, kept',
      'POST /staff/ | Expect: 100-continue, x | a body of 3': '100, 200, kept · 200, kept',
      'POST /staff/ | Expect: 100-continue;q=1 | a body of 3': '100, 200, kept · 200, kept',
    },
  },
  {
    judgement: 'Bun has said that a body is wanted before it is known whether it is.',
    found: {
      'a body that is waited for and not wanted': '413, ended · 100, 413, ended',
    },
  },
  {
    judgement: 'Bun says the length of nothing, where backstage said none.',
    found: {
      'GET /staff/cookies': '303, kept · 303, kept',
    },
  },
  {
    judgement:
      'Bun’s parser is the stricter one, or knows less: what it does not read it refuses, and the connection ends.',
    found: {
      '300 headers': '200, kept · 431 bare, ended',
      'CONNECT without a host': '405, ended · 400 bare, ended',
      'OPTIONS *': '204, kept · 400 bare, ended',
      'a body in chunks with a trailer': '200, kept · 400 bare, ended',
      'a coding of "gzip, chunked"': '200, kept · 400 bare, ended',
      'a coding of "identity, chunked"': '200, kept · 400 bare, ended',
      'chunks in HTTP/1.0': '200, ended · 400 bare, ended',
      'empty lines before': '200, kept · 400 bare, ended',
      'two spaces': '200, kept · 400 bare, ended',
    },
  },
];

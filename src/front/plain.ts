import { type Locale, localePath, otherLocale, splitLocale } from '../domain/locale.ts';
import { type Ready, readyOf } from './answers.ts';
import { OWN_HEADERS } from './own-headers.ts';

/** What the front says by itself, in both languages, when there is nothing of the site it could say instead. */
const WORDS = {
  400: [
    'Tego żądania nie rozumiemy. Takiego adresu tu nie ma.',
    'We do not understand this request. There is no such address here.',
  ],
  404: ['Nie ma tu strony.', 'There is no page here.'],
  405: ['Tego nie da się tu zrobić.', 'That cannot be done here.'],
  406: ['Tej strony nie mamy w\u00a0takiej postaci.', 'We do not have this page in such a form.'],
  408: [
    'To, co wysyłasz, nie doszło w\u00a0całości na czas. Nic nie zmieniliśmy; spróbuj ponownie.',
    'What you are sending did not arrive in full in time. Nothing was changed; try again.',
  ],
  413: ['To za dużo danych.', 'That is too much data.'],
  414: ['Ten adres jest za długi.', 'This address is too long.'],
  417: [
    'Tego, czego to żądanie oczekuje, nie możemy obiecać.',
    'We cannot promise what this request expects.',
  ],
  431: ['Nagłówki tego żądania są za długie.', 'The headers of this request are too long.'],
  500: [
    'Coś się u\u00a0nas zepsuło. Spróbuj za chwilę.',
    'Something broke on our side. Try again in a moment.',
  ],
  503: [
    'Tego nie możemy teraz zrobić. Strony statusu działają; spróbuj ponownie za chwilę.',
    'This cannot be done right now. The status pages work; try again in a moment.',
  ],
} as const;

export type PlainStatus = keyof typeof WORDS;

/** While there is no snapshot at all. */
export const STARTING = ['Strona właśnie się uruchamia.', 'The site is just starting.'] as const;

/** Where nobody stands behind the front: a mirror. */
export const READING_ONLY = [
  'Ta kopia strony służy tylko do czytania, tego nie da się tu zrobić. Strony statusu działają.',
  'This copy of the site is for reading only; that cannot be done here. The status pages work.',
] as const;

const TITLES: Readonly<Record<PlainStatus, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  413: 'Content Too Large',
  414: 'URI Too Long',
  417: 'Expectation Failed',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Stable names, as the rest of the API has them. */
const CODES: Readonly<Partial<Record<PlainStatus, string>>> = {
  404: 'not.found',
  405: 'method.refused',
  408: 'body.late',
  413: 'body.too-large',
  503: 'backstage.gone',
};

interface PlainOptions {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly words?: readonly [string, string];
}

/** A page, or for the API a problem document (RFC 9457), with nothing that depends on the site. */
export function plainAnswer(status: PlainStatus, options: PlainOptions): Ready {
  const { headers, body } = makePlain(status, options);
  return readyOf(status, headers, Buffer.from(body));
}

/** The same, ready to be written where there is no response to write it to: it ends the connection. */
export function plainBytes(status: PlainStatus, options: PlainOptions): string {
  const { headers, body } = makePlain(status, options);
  const lines = Object.entries({ ...headers, Date: new Date().toUTCString(), Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${status} ${TITLES[status]}`, ...lines, '', body].join('\r\n');
}

/** As `formats/respond.ts` has it, which the front does not know. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Latarnia-Revision',
};

/** What programs, and the pages of others, ask for: as `site-publisher` has it. */
const FOR_PROGRAMS = /^\/api\/|^\/mcp$|^(?:\/en)?\/(?:embed|badge)\/./;

function makePlain(
  status: PlainStatus,
  { path, headers, words }: PlainOptions,
): { readonly headers: Record<string, string>; readonly body: string } {
  const [pl, en] = words ?? WORDS[status];
  const isApi = FOR_PROGRAMS.test(path);
  const body = isApi ? problem(status, en) : page(status, { pl, en }, splitLocale(path).locale);
  return {
    headers: {
      ...OWN_HEADERS,
      'Content-Type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      ...(isApi ? CORS : {}),
      ...(status === 503 ? { 'Retry-After': '5' } : {}),
      ...headers,
    },
    body,
  };
}

function problem(status: PlainStatus, detail: string): string {
  const code = CODES[status] ?? 'request.refused';
  return JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail, code });
}

/** In both languages, that of the address first. */
function page(status: PlainStatus, words: Readonly<Record<Locale, string>>, first: Locale): string {
  const second = otherLocale(first);
  return `<!doctype html>
<html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${status}</title></head>
<body><main><h1>${words[first]}</h1><p lang="${second}">${words[second]}</p><p><a href="${localePath(first, '/')}">Status</a></p></main></body></html>
`;
}

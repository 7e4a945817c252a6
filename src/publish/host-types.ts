/** The types that every static host gives to a file by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain',
  xml: 'application/xml',
};

/** What a host takes a file for, without a charset; `null`: they differ, or it is taken for bytes. */
export function typeOfFile(name: string): string | null {
  return TYPES[/\.([^./]+)$/.exec(name)?.[1] ?? ''] ?? null;
}

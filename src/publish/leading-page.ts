import { splitLocale } from '../domain/locale.ts';

const WORDS = { pl: 'Ta strona ma teraz inny adres', en: 'This page has another address now' } as const;

/** A page that leads on, for hosts that know no redirects: the file of a former address. */
export function leadingPage(to: string): string {
  const address = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const { locale: lang } = splitLocale(to);
  const words = WORDS[lang];
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="canonical" href="${address}">
<title>${words}</title>
<p><a href="${address}">${words}</a></p>
</html>
`;
}

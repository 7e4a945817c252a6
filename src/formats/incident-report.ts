import { htmlOfText } from '../domain/html-of-text.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { reportWords } from '../i18n/incident-report.ts';
import { guideWords } from '../i18n/report-guide.ts';
import type { IncidentReport } from '../views/staff/incident-report.ts';
import type { ReportPart } from '../views/staff/report-parts.ts';

/** They are opened as files, printed and sent on: nothing lies beside them, and nothing is fetched. */
const STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.25 }
h3 { margin: 2rem 0 .25rem; break-after: avoid }
dt { font-weight: 650; margin-top: .5rem }
dd { margin: 0 }
blockquote { margin: .5rem 0; padding: .25rem 1rem; border-inline-start: .25rem solid #8a8f99; break-inside: avoid }
blockquote > :first-child { margin-top: 0 }
blockquote > :last-child { margin-bottom: 0 }
.soft { font-size: .9rem; opacity: .8; margin: 0 }
pre { white-space: pre-wrap; padding: .75rem; border: 1px solid #8a8f99 }
@media print { body { max-width: none; margin: 0; font-size: 10pt } }
`;

/** The commands that check a report without the program. */
const COMMANDS = [
  'base64 -d .latarnia/manifest.sig > /tmp/manifest.sig',
  'openssl pkeyutl -verify -pubin -inkey .latarnia/public-key.pem -rawin -in .latarnia/manifest.json -sigfile /tmp/manifest.sig',
  'grep -F "$(sha256sum < SHA256SUMS | cut -d" " -f1)" .latarnia/manifest.json',
  'sha256sum -c SHA256SUMS',
] as const;

/** A report as a page of its own, to be read and printed without the site. */
export function formatReport(report: IncidentReport): string {
  const { locale, title, incident, made, guide, summary, entries } = report;
  const words = reportWords[locale];
  const terms = summary.map(([term, text]) => `<dt>${htmlOfText(term)}</dt><dd>${htmlOfText(text)}</dd>`);
  const sections = entries.map(
    ({ revision, title: heading, at, when, recorded, parts }) =>
      `<section id="r${revision}">
<h3>${htmlOfText(heading)}</h3>
<p class="soft"><time datetime="${at}">${htmlOfText(when)}</time></p>
<p class="soft">${htmlOfText(recorded)}</p>
${parts.map((part) => partHtml(part)).join('\n')}
</section>`,
  );
  return page(
    locale,
    words.title(title),
    `<h1>${htmlOfText(words.title(title))}</h1>
<p class="soft">${htmlOfText(incident)}</p>
<p>${htmlOfText(made)}</p>
<p>${htmlOfText(guide)}</p>
<h2>${htmlOfText(words.summary)}</h2>
<dl>
${terms.join('\n')}
</dl>
<h2>${htmlOfText(words.events)}</h2>
${sections.join('\n')}`,
  );
}

/** What lies in the folder, and how to check it: in every language on one page. */
export function formatGuide(reports: readonly IncidentReport[], withNames: boolean): string {
  const title = LOCALES.map((locale) => guideWords[locale].title).join(' / ');
  const links = reports.map(
    (report) =>
      `<li lang="${report.locale}"><a href="report.${report.locale}.html">${htmlOfText(guideWords[report.locale].report)}</a>: ${htmlOfText(report.title)}</li>`,
  );
  const parts = LOCALES.map((locale) => {
    const words = guideWords[locale];
    const files = words.files.map(
      ([name, text]) => `<dt><code>${name}</code></dt><dd>${htmlOfText(text)}</dd>`,
    );
    const more = [words.key, words.payload, words.hash, ...(withNames ? [] : [words.pseudonyms])];
    return `<article lang="${locale}">
<h2>${htmlOfText(words.holds)}</h2>
<dl>
${files.join('\n')}
</dl>
<h2>${htmlOfText(words.check)}</h2>
<p>${htmlOfText(words.own)}</p>
<pre>latarnia verify . --key public-key.pem</pre>
<p>${htmlOfText(words.others)}</p>
<pre>${htmlOfText(COMMANDS.join('\n'))}</pre>
${more.map((text) => `<p>${htmlOfText(text)}</p>`).join('\n')}
</article>`;
  });
  return page(
    'pl',
    title,
    `<h1>${htmlOfText(title)}</h1>\n<ul>\n${links.join('\n')}\n</ul>\n${parts.join('\n<hr>\n')}`,
  );
}

function partHtml(part: ReportPart): string {
  switch (part.kind) {
    case 'text':
      return `<p>${htmlOfText(part.text)}</p>`;
    case 'lines':
      return `<ul>${part.lines.map((line) => `<li>${htmlOfText(line)}</li>`).join('')}</ul>`;
    case 'title':
      return quote(part, `<p>${htmlOfText(part.text)}</p>`);
    case 'words':
      return quote(part, part.html);
  }
}

function quote(
  { lang, note }: { readonly lang: Locale; readonly note: string | null },
  html: string,
): string {
  const before = note === null ? '' : `<p class="soft">${htmlOfText(note)}</p>\n`;
  return `${before}<blockquote lang="${lang}">${html}</blockquote>`;
}

function page(locale: Locale, title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${htmlOfText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** What a report holds and how to check it, in both languages: it goes to people who know nothing of the program. */
export const REPORT_GUIDE = `# Dokumentacja zdarzenia / Record of an incident

## Po polsku

- \`report.pl.md\`, \`report.en.md\`: wszystko, co o zdarzeniu powiedziano i poprawiono, z datami, po polsku i po angielsku.
- \`events.jsonl\`: te same wpisy tak, jak są w dzienniku, po jednym w wierszu.
- \`headers.jsonl\`: nagłówki całego dziennika aż do ostatniego wpisu, bez treści. \`previous_hash\` każdego wpisu to \`hash\`
  poprzedniego, więc żadnego nie można usunąć ani dodać bez śladu.
- \`.latarnia/manifest.json\`: SHA-256 każdego pliku, numer ostatniego wydania i jego \`hash\`; \`manifest.sig\` to podpis
  Ed25519 tego pliku kluczem strony (\`public-key.pem\`).

Sprawdzenie: \`latarnia verify <folder> --key <klucz publiczny strony>\`. Gdzie wpis ma \`stored\`, SHA-256 z \`salt\`, znaku
nowego wiersza i \`payload\` daje \`payload_digest\` z nagłówka; wpisy z listą \`items\` mają osobny skrót dla każdej pozycji.
Bez nazwisk (bez \`--names\`) zamiast osób i programów są pseudonimy, a powodów zapisanych dla zespołu nie ma wcale. Skróty
\`hash\` obejmują prawdziwe oznaczenia osób, więc policzyć je od nowa można tylko z wydania z \`--names\`.

## In English

- \`report.pl.md\`, \`report.en.md\`: all that was said of the incident and corrected, with dates, in Polish and in English.
- \`events.jsonl\`: the same entries as they lie in the log, one on a line.
- \`headers.jsonl\`: the headers of the whole log up to its last entry, without what they say. The \`previous_hash\` of each
  is the \`hash\` of the one before: none can be taken out or put in unseen.
- \`.latarnia/manifest.json\`: SHA-256 of every file, the number of the last revision and its \`hash\`; \`manifest.sig\` is
  the Ed25519 signature of that file with the key of the site (\`public-key.pem\`).

To check it: \`latarnia verify <folder> --key <public key of the site>\`. Where an entry has \`stored\`, SHA-256 over its
\`salt\`, a line feed and its \`payload\` gives the \`payload_digest\` of the header; entries with a list of \`items\` have a
digest of its own for each. Without names (without \`--names\`) people and programs have pseudonyms, and reasons that were
written for the team are left out. Each \`hash\` covers who it really was, so it can be computed anew only from a report
with \`--names\`.
`;

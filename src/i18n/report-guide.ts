import type { Locale } from '../domain/locale.ts';

/** What a report holds and how to check it, for people who know nothing of the program. */
const pl = {
  title: 'Dokumentacja zdarzenia',
  report: 'Przebieg zdarzenia po polsku',
  holds: 'Co tu jest',
  files: [
    [
      'report.pl.html, report.en.html',
      'wszystko, co o\u00a0zdarzeniu powiedziano i\u00a0poprawiono, z\u00a0datami, po polsku i\u00a0po angielsku.',
    ],
    ['events.jsonl', 'te same wpisy tak, jak są w\u00a0dzienniku, po jednym w\u00a0wierszu.'],
    [
      'headers.jsonl',
      'nagłówki całego dziennika aż do ostatniego wpisu, bez treści. previous_hash każdego wpisu to hash poprzedniego, więc żadnego nie da się niepostrzeżenie usunąć ani dodać.',
    ],
    ['SHA256SUMS', 'skróty powyższych plików.'],
    [
      '.latarnia/manifest.json',
      'skróty wszystkich plików, numer ostatniego wydania i\u00a0jego hash; manifest.sig to podpis Ed25519 tego pliku kluczem strony (public-key.pem).',
    ],
  ] satisfies readonly (readonly [name: string, text: string])[],
  check: 'Jak sprawdzić',
  own: 'Programem strony:',
  others: 'Bez niego, w\u00a0tym folderze, poleceniami openssl i\u00a0sha256sum:',
  key: 'Klucz w\u00a0folderze dowodzi tylko, że pliki do siebie pasują. Czyj jest, pokaże porównanie z\u00a0kluczem publicznym podanym przez prowadzących stronę.',
  hash: 'hash to SHA-256 tablicy JSON zapisanej bez odstępów: [previous_hash, sequence, log_id, type, version, recorded_at, effective_at, since, actor, change_id, payload_digest].',
  payload:
    'Gdzie wpis w\u00a0events.jsonl ma pole stored, SHA-256 z\u00a0salt, znaku nowego wiersza i\u00a0payload daje payload_digest z\u00a0nagłówka; wpisy z\u00a0listą items mają osobny skrót dla każdej pozycji.',
  pseudonyms:
    'Zamiast osób i\u00a0programów są tu pseudonimy, a\u00a0powodów zapisanych dla zespołu nie ma wcale. hash obejmuje prawdziwe oznaczenia, więc od nowa policzyć go można tylko z\u00a0wydania z\u00a0nazwiskami (--names).',
};

type GuideWords = typeof pl;

const en: GuideWords = {
  title: 'Record of an incident',
  report: 'The course of the incident in English',
  holds: 'What is here',
  files: [
    [
      'report.pl.html, report.en.html',
      'all that was said about the incident and corrected, with dates, in Polish and in English.',
    ],
    ['events.jsonl', 'the same entries as they are in the log, one on each line.'],
    [
      'headers.jsonl',
      'the headers of the whole log up to its last entry, without what they say. The previous_hash of each is the hash of the one before: none can be taken out or put in unseen.',
    ],
    ['SHA256SUMS', 'digests of the files above.'],
    [
      '.latarnia/manifest.json',
      'digests of all files, the number of the last revision and its hash; manifest.sig is the Ed25519 signature of that file with the key of the site (public-key.pem).',
    ],
  ],
  check: 'How to check it',
  own: 'With the program of the site:',
  others: 'Without it, in this folder, with openssl and sha256sum:',
  key: 'The key in the folder proves only that the files belong together. Whose it is, you see by comparing it with the public key that those who run the site give you.',
  hash: 'hash is SHA-256 over a JSON array without spaces: [previous_hash, sequence, log_id, type, version, recorded_at, effective_at, since, actor, change_id, payload_digest].',
  payload:
    'Where an entry of events.jsonl has stored, SHA-256 over its salt, a line feed and its payload gives the payload_digest of the header; entries with a list of items have a digest of its own for each.',
  pseudonyms:
    'People and programs have pseudonyms here, and reasons that were written for the team are left out. hash covers who it really was, so it can be computed anew only from a report with names (--names).',
};

export const guideWords: Readonly<Record<Locale, GuideWords>> = { pl, en };

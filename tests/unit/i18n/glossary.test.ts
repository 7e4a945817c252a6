import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** What a thing is called wherever it is read, and what nobody calls it: readers and staff have one word for one thing. */
const GLOSSARY: readonly (readonly [said: string, never: RegExp])[] = [
  ['panel', /segment|\bshard/i],
  ['funkcja, feature', /komponent|(?<![#/])\bcomponent(?!s[/:])|\bmoduł/i],
  ['zdarzenie, incident', /incydent|usterk/i],
  ['wydanie, revision', /rewizj|\bedition/i],
  ['cofnąć, undo', /rollback|roll back|revert|\b(?:take|takes|taken|taking) back\b/i],
  ['zaloguj się, sign in', /\blog ?in\b(?!\.\w)/i],
  ['wyloguj się, sign out', /\blog ?out\b/i],
  ['ograniczenie, restriction', /zastrzeże|wyjąt(?:ek|k)|\bexceptions\b|with a limit/i],
  [
    'założone, created',
    /accounts? (?:was |were |is )?(?:opened|made)|opened (?:your|the|an) account|token made/i,
  ],
  ['zablokowana', /osob\p{L}+ (?:jest )?w(?:y|)łączon/iu],
  ['administracja, redakcja: no gender', /\b(?:administrator|redaktor)(?:a|zy|owi|em|ów|k\p{L}+)(?!\p{L})/iu],
  ['as it is said in Polish', /(?<!\p{L})(?:stoi|stoją|leży|leżą|nazywa (?:komórki|panele))(?!\p{L})/iu],
  [
    'the page first, then what it shows',
    /(?:^|[.:] )(?:czy|co|kiedy) [^.]{3,90}, (?:pokazuj|mówi)\p{L}* stron/iu,
  ],
  [
    'as it is said in English',
    /\bis no (?:form|file|folder|export|json|yaml|utf|e-mail)|\bno e-mail address|\bhave you an? |incident of this|words stand|(?:later|another) instant|token is good|put away|its last words|\bin all'|said anything of|know of your|\bthe site goes on|you need do|\bassures\b|browser’s memory|passing orders on works/i,
  ],
  [
    'najpóźniej: “do” reads as until',
    /aktualizacja:? do |miała być do |zapowiedziano do |obiecana do |at latest /i,
  ],
  ['zegar strony, site clock', /clock of (?:the|this) site|site’s clock/i],
  ['jeszcze nie potwierdzono: nobody waits', /czekamy na potwierdzenie/i],
  ['nowe konta, new accounts: no panel was made', /powsta\p{L}+ po awarii|(?:was|were) made after/iu],
  ['00:47: hours as a timetable has them', /(?<![\d:.+-])\d:[0-5]\d(?!\d)/],
  ['najbliższe are not those that have passed', /Najbliższe terminy|Next dates/],
];

/** What readers, staff and whoever types commands are shown; comments are for ourselves. */
const FOLDERS = ['src/i18n', 'src/actions', 'src/cli', 'src/auth', 'src/api', 'content', 'db'];

const texts = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|md)$/.test(file))
    .map((file): [string, string] => [
      `${folder}/${file}`,
      readFileSync(join(ROOT, folder, file), 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
        .replace(/\\u00a0|\u00a0/g, ' '),
    ]),
);

/** Where what another page told is named by the words of that page: a feature here is a component there. */
const OF_OTHERS = /\/(?:describe-)?(?:import|select-past)[^/]*\.ts$/;

test.each(GLOSSARY)('%s: nothing else is said', (said, never) => {
  const isOfOthers = (file: string) => said === 'funkcja, feature' && OF_OTHERS.test(file);
  const wrong = texts.flatMap(([file, text]) =>
    (isOfOthers(file) ? '' : text)
      .split('\n')
      .filter((line) => never.test(line.trim()))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});

import { expect, test } from 'vitest';
import { actorsIn, nameActorsIn, tellActor } from '../../../src/i18n/actor-names.ts';
import { plain } from '../../support/documents.ts';

const NAMES = new Map([
  ['staff:7', 'Ewa Wilk'],
  ['token:0123456789', 'Monitoring Allegro'],
]);

test.for<[actor: string, pl: string, en: string]>([
  ['staff:7', 'Ewa Wilk', 'Ewa Wilk'],
  ['token:0123456789', 'token „Monitoring Allegro”', 'token “Monitoring Allegro”'],
  ['cli:root', 'wiersz poleceń: root', 'command line: root'],
  ['cli:a:b', 'wiersz poleceń: a:b', 'command line: a:b'],
  ['cli', 'wiersz poleceń', 'command line'],
  ['seed', 'zestaw danych', 'the data set'],
  ['content', 'pliki z treścią', 'content files'],
  ['staff:9', 'osoba, której konta już nie ma (staff:9)', 'somebody whose account is gone (staff:9)'],
  ['token:9', 'token, którego już nie ma (token:9)', 'a token that is gone (token:9)'],
  ['clicker', 'nie wiadomo kto (clicker)', 'nobody known (clicker)'],
])('%s is called %s, %s', ([actor, pl, en]) => {
  expect(plain(tellActor(actor, NAMES, 'pl'))).toBe(pl);
  expect(tellActor(actor, NAMES, 'en')).toBe(en);
});

test('who is named in a text of the program has a name there, too', () => {
  const text = 'api on a is now limited (revision 9, staff:7); staff:9 may not.';
  expect(actorsIn(text)).toEqual(['staff:7', 'staff:9']);
  expect(nameActorsIn(text, (actor) => tellActor(actor, NAMES, 'en'))).toBe(
    'api on a is now limited (revision 9, Ewa Wilk); somebody whose account is gone (staff:9) may not.',
  );
});

import { conditionHolds, type Facts, panelNamed } from '../../../src/domain/applicability.ts';
import { AVAILABILITIES, type Availability } from '../../../src/domain/availability.ts';
import { type Catalogue, type Entry, wordsOf } from '../../../src/domain/catalogue.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { namingsIn } from '../../../src/domain/namings.ts';
import { RESTORATIONS, type Restoration } from '../../../src/domain/panel.ts';

type AnyState = Availability | Restoration;

/** Something that words say of a feature or a panel, and the states in which the table says the same. */
interface Claim {
  readonly of: 'feature' | 'panel';
  readonly says: RegExp;
  readonly trueIn: readonly AnyState[];
}

const NOT_OFFLINE: readonly Restoration[] = ['restoring', 'restored', 'new'];
/** Of `\b` only English makes use: it knows no other letters. */
const CLAIMS: readonly Claim[] = [
  {
    of: 'feature',
    says: /(?<!nie |nie będzie |powinno |powinny )(?:działa(?:ją)?(?!\p{L})|jest (?:już |teraz )?dostępne|już wróciły|widać już wszystkie|znów generuje|możesz wznawiać)|\b(?:works?(?: again)?|is (?:now )?available|are back|(?<!not )being passed on|can (?:already )?be seen again|generates .* again)\b/iu,
    trueIn: ['available', 'limited'],
  },
  {
    of: 'feature',
    says: /(?<!\p{L})nie (?:działa(?:ją)?(?!\p{L})|widać|połączysz|generuje|pobierzesz)|^teraz nie\b|wyłączyliśmy tymczasowo|\b(?:not working|does not work|cannot (?:be seen|connect|fetch)|is not generating|not at present|not being passed|temporarily switched)\b/iu,
    trueIn: ['unavailable'],
  },
  {
    of: 'feature',
    says: /dopiero(?:,? (?:gdy|po)| wtedy)|(?<!czy |życzenie )pobierzemy|mają się pobrać|zobaczysz (?:\p{L}+ )?po |^jeszcze nie(?!\p{L})|pracujemy nad|^dodamy|^zanim wróci|planujemy|raczej nie (?:będzie|da się)|^brakuje|\b(?:only after|only then|(?<!request, )we will (?:fetch|add)|are to be fetched|once the full|not yet|are working on|^until|we plan|will probably not|is missing)\b/iu,
    trueIn: ['unavailable', 'limited'],
  },
  {
    of: 'feature',
    says: /życzenie pobierzemy|(?<!czy )możemy (?:je )?pobrać|request, we will fetch|(?<!whether )we can fetch/iu,
    trueIn: ['available', 'limited'],
  },
  {
    of: 'feature',
    says: /cztery (?:wyjątki|ograniczenia|zastrzeżenia)|four (?:exceptions|restrictions)/iu,
    trueIn: ['limited', 'unavailable'],
  },
  {
    of: 'feature',
    says: /nie wiemy jeszcze|nie mamy teraz informacji|do not know yet|have no information/iu,
    trueIn: ['unknown'],
  },
  // A panel that is down may have been back before.
  { of: 'panel', says: /panel [A-D] nie wrócił|panel [A-D] (?:is not back|has not come back)/iu, trueIn: [] },
  { of: 'panel', says: /panel [A-D] nie działa|panel [A-D] is down/iu, trueIn: ['offline'] },
  {
    of: 'panel',
    says: /zgłoś to|wyślij zgłoszenie|^zaloguj się|^wejdź na|zaimportuj|wyczyść pamięć|\b(?:report it|send (?:a|the) ticket|^sign in|^go to|import (?:them|those)|clear your)\b/iu,
    trueIn: NOT_OFFLINE,
  },
];

/** What words are about that neither link nor name it. */
const TOPICS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/zaległ|overdue orders|zamówienia wstecz|earlier orders/iu, ['order-backlog']],
  [/obejrzysz|OVH (?:przywróci|has restored)|całego 9 marca|all of 9 March/iu, ['documents-9-march']],
  [/ponownym podłączeniu|reconnect/iu, ['allegro']],
  [/pobrać automatycznie|fetched automatically/iu, ['shop-order-import']],
  [
    /cztery (?:wyj|ogr|zas)|four (?:exc|restr)/iu,
    ['allegro', 'shop-order-import', 'documents-9-march', 'archived-orders'],
  ],
];

/** What was said or done on some day, a question, and what holds only if something else does, deny no table. */
const NO_CLAIM =
  /zapowiedzieli|podaliśmy|\bwe (?:announced|said|restored)\b|przywróciliśmy|\?$|^(?:gdy|jeśli|tam, gdzie|czy|kiedy|\p{L}+ gdy)\b|^(?:if|when|where|once)\b|pokazuje, (?:czy|co)|shows (?:whether|exactly|what|how)/iu;

/** Words that deny what the table beside them says. */
export interface Denial {
  readonly path: string;
  readonly sentence: string;
  /** `orders on a = available` */
  readonly while: string;
}

/** Sentences of an entry that are said while the table says otherwise, in any state of what they speak of. */
export function denialsOf(entry: Entry, catalogue: Catalogue, locale: Locale): Denial[] {
  const panels = catalogue.panels.map(({ id }) => id);
  const { meta } = entry;
  const readers = 'when' in meta && meta.panels.length > 0 ? meta.panels : panels;
  return sentencesOf(entry, locale).flatMap((one) =>
    claimsOf(one.sentence).flatMap((claim) =>
      readers.flatMap((reader): Denial[] => {
        if (claim.of === 'panel' && !('when' in meta)) return [];
        const subjects = subjectsOf(claim, one, entry, catalogue, reader, locale);
        return subjects.flatMap((subject) =>
          (claim.of === 'panel' ? RESTORATIONS : AVAILABILITIES)
            .filter((state) => !claim.trueIn.includes(state) && maySay(entry, reader, subject, state))
            .map((state) => ({
              path: pathIn(entry, locale),
              sentence: one.sentence,
              while: `${subject} = ${state}`,
            })),
        );
      }),
    ),
  );
}

/** What is said of a panel is not said of a feature: “not now, because panel C is down”. */
function claimsOf(sentence: string): Claim[] {
  const claims = CLAIMS.filter(({ says }) => says.test(sentence));
  const ofPanel = claims.filter(({ of, says }) => of === 'panel' && says.source.startsWith('panel'));
  return ofPanel.length > 0 ? ofPanel : claims;
}

function pathIn({ source, translations }: Entry, locale: Locale): string {
  return locale === 'pl' ? source.path : (translations[locale]?.path ?? source.path);
}

interface Sentence {
  readonly sentence: string;
  /** The paragraph or the point of a list in which it stands. */
  readonly line: string;
}

/** Sentence by sentence, without what stands under a heading that is dated. */
function sentencesOf(entry: Entry, locale: Locale): Sentence[] {
  const { title, short, body } = wordsOf(entry, locale);
  const undated = body
    .split(/^(?=## )/m)
    .filter((part) => !/17 (?:marca|March) 2021/.test(part.replaceAll(/\s/g, ' ')))
    .join('\n');
  return [title, short ?? '', ...undated.split(/\n+/)].flatMap((written) => {
    const line = written
      .replaceAll(/\s+/g, ' ')
      .replaceAll('**', '')
      .replace(/^[-*\d. ]+/, '');
    const sentences = line
      .split(/(?<=[.?!:])\s+|, (?:ale|but) /)
      .filter((one) => one !== '' && !NO_CLAIM.test(one));
    return sentences.map((sentence) => ({ sentence, line }));
  });
}

/** `orders on a`, `panel c`: what the sentence names, or else what its document is about. */
function subjectsOf(
  { of, says }: Claim,
  { sentence, line }: Sentence,
  { meta, id, source }: Entry,
  catalogue: Catalogue,
  reader: string,
  locale: Locale,
): string[] {
  if (of === 'panel') {
    const letter = /panel ([A-D]) (?:nie|is|has)/i.exec(sentence)?.[1]?.toLowerCase();
    return [`panel ${letter ?? reader}`];
  }
  const named = namingsIn(
    {
      ...source,
      locale,
      words: { ...source.words, title: '', short: null, body: sentence },
    } as ContentDocument,
    catalogue,
  ).flatMap(({ kind, id: one }) => (kind === 'feature' ? [one] : []));
  const topics = TOPICS.flatMap(([words, features]) => (words.test(sentence) ? features : []));
  const about = meta.collection === 'features' ? [id] : 'features' in meta ? meta.features.slice(0, 1) : [];
  const [features = []] = [named, topics, about].filter((some) => some.length > 0);
  return features.map(
    (feature) => `${feature} on ${panelIn({ sentence, line }, sentence.search(says)) ?? reader}`,
  );
}

/** The panel that the line spoke of last before the claim, or else of which the sentence speaks after it. */
function panelIn({ line, sentence }: Sentence, at: number): string | null {
  const from = Math.max(0, line.indexOf(sentence));
  const { length } = sentence;
  const letters = [...line.matchAll(/panel(?:u|em)? ([A-D])(?![\p{L}\p{N}])/giu)];
  const before = letters.filter(({ index }) => index < from + at).at(-1);
  const after = letters.find(({ index }) => index >= from && index < from + length);
  return (before ?? after)?.[1]?.toLowerCase() ?? null;
}

/** Whether the entry may be said to accounts of a panel while the subject is in this state. */
function maySay({ meta }: Entry, reader: string, subject: string, state: AnyState): boolean {
  const when = 'when' in meta ? meta.when : [];
  const looked = when.map((one) =>
    'panel' in one ? `panel ${panelNamed(one) ?? reader}` : `${one.feature} on ${panelNamed(one) ?? reader}`,
  );
  const names = [...new Set([...looked, subject])];
  return assignments(names).some((assigned) => {
    if (assigned.get(subject) !== state || !isPossible(assigned)) return false;
    const facts: Facts = {
      restoration: (panel) => RESTORATIONS.find((one) => one === assigned.get(`panel ${panel}`)) ?? null,
      availability: (feature, panel) =>
        AVAILABILITIES.find((one) => one === assigned.get(`${feature} on ${panel}`)) ?? 'unknown',
    };
    return when.every((one) => conditionHolds(one, reader, facts));
  });
}

/** On an offline panel nothing is available: what was stated of it waits. */
function isPossible(assigned: ReadonlyMap<string, AnyState>): boolean {
  return [...assigned].every(([name, state]) => {
    const [, panel] = / on (\S+)$/.exec(name) ?? [];
    const isDown = panel !== undefined && assigned.get(`panel ${panel}`) === 'offline';
    return !isDown || state === 'unavailable' || state === 'unknown';
  });
}

function assignments([first, ...rest]: readonly string[]): ReadonlyMap<string, AnyState>[] {
  if (first === undefined) return [new Map()];
  const states: readonly AnyState[] = first.startsWith('panel ') ? RESTORATIONS : AVAILABILITIES;
  return assignments(rest).flatMap((others) => states.map((state) => new Map([[first, state], ...others])));
}

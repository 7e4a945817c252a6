import { describe, expect, test } from 'vitest';
import { project } from '../../../src/domain/projection.ts';
import { faqEntryView } from '../../../src/views/faq-entry.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { wordChanges } from '../../../src/views/word-changes.ts';
import { faqDocument, panelDocument, translationOf } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { by, contextOf, published, RENDERED } from '../../support/state.ts';

const context = { ...contextOf([]), words: RENDERED };

/** As a reader would tell it: `[-was-]`, `[+is+]`. */
const told = (before: string, after: string) =>
  wordChanges(context, {
    before: faqDocument('q', {}, { body: before }),
    after: faqDocument('q', {}, { body: after }),
  })?.lines.map((line) =>
    line
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
      .join(''),
  ) ?? null;

describe('what changed in a text', () => {
  test.for([
    ['a word', 'Wrócą 22 marca.', 'Wrócą 25 marca.', ['Wrócą [-22-][+25+] marca.']],
    ['a word with Polish letters is one', 'Żółć płynie.', 'Żółte płynie.', ['[-Żółć-][+Żółte+] płynie.']],
    [
      'only the paragraph in which something is',
      'Pierwszy.\n\nDrugi raz.',
      'Pierwszy.\n\nDrugi dzień.',
      ['Drugi [-raz-][+dzień+].'],
    ],
    ['a paragraph that came', 'Jeden.', 'Jeden.\n\nDwa.', ['[+Dwa.+]']],
    ['an item that went', '- jeden\n- dwa', '- jeden', ['[-dwa-]']],
    [
      'a word that came, without the space behind it',
      'Wrócą wkrótce.',
      'Wrócą już wkrótce.',
      ['Wrócą [+już+] wkrótce.'],
    ],
    ['a word that went, without it', 'Wrócą już wkrótce.', 'Wrócą wkrótce.', ['Wrócą [-już-] wkrótce.']],
  ] as const)('%s', ([, before, after, lines]) => {
    expect(told(before, after)).toEqual(lines);
  });

  test.for([
    ['where a line breaks in the file', 'Jeden dwa\ntrzy.', 'Jeden\ndwa trzy.'],
    ['how words are marked', 'To **ważne**.', 'To _ważne_.'],
    ['the address behind a link', '[Jak](/a/)', '[Jak](/b/)'],
    ['how items are marked', '- jeden\n- dwa', '* jeden\n* dwa'],
    ['nothing', 'Jeden.', 'Jeden.'],
  ] as const)('says nothing of what readers do not see: %s', ([, before, after]) => {
    expect(told(before, after)).toBeNull();
  });

  test('shows signs as they stand on the page', () => {
    expect(told('a < b & c', 'a < b & d')).toEqual(['a < b & [-c-][+d+]']);
  });

  test('a text in the place of another stands below it, and much is cut with a word', () => {
    const words = (of: string) => Array.from({ length: 900 }, (_, index) => `${of}${index}`).join(' ');
    expect(told(words('a'), words('b'))).toEqual([`[-${words('a')}-]`, `[+${words('b')}+]`]);
    const lines = (of: string) => Array.from({ length: 20 }, (_, index) => `${of}${index}`).join('\n\n');
    const changes = wordChanges(context, {
      before: faqDocument('q', {}, { body: lines('a') }),
      after: faqDocument('q', {}, { body: lines('b') }),
    });
    expect(changes).toMatchObject({ isCut: true });
  });
});

describe('where it is shown', () => {
  const first = faqDocument('q', {}, { title: 'Pytanie', body: 'Wrócą 22 marca.' });
  const second = faqDocument('q', {}, { title: 'Pytanie', body: 'Wrócą 25 marca.' });
  const drafts = [published(panelDocument('a'), first), published(second)];
  const answer = (more: Parameters<typeof contextOf>[0], locale: 'pl' | 'en' = 'pl') =>
    faqEntryView(contextOf(more, { locale }), 'q', { panel: null })?.answers[0];
  const news = (more: Parameters<typeof contextOf>[0]) =>
    historyView(
      contextOf(more.map((one) => by('editor', one))),
      readHistoryQuery(new URLSearchParams()),
    ).months.flatMap(({ days }) =>
      days.flatMap(({ entries }) =>
        entries.flatMap(({ documents }) => documents.flatMap(({ links }) => links)),
      ),
    );

  test('beside the answer, since when; the first version has nothing to show', () => {
    expect(answer(drafts)?.wording?.title).toMatch(/17.marca, 12:01$/);
    expect(answer(drafts)?.wording?.changes.lines).toHaveLength(1);
    expect(answer(drafts.slice(0, 1))?.wording).toBeNull();
  });

  test('in the language that is read: a translation by its own words, Polish marked as such', () => {
    expect(answer(drafts, 'en')?.wording?.changes.lang).toBe('pl');
    const translated = [...drafts, published(translationOf(first, { body: 'Back on 22 March.' }))];
    expect(answer(translated, 'en')?.wording).toBeNull();
  });

  test('in the history, with each text that changed', () => {
    const [last, ...earlier] = news(drafts);
    expect(last?.changes?.lines).toHaveLength(1);
    expect(earlier.every(({ changes }) => changes === undefined)).toBe(true);
  });

  test('what was taken out of the log is in neither: what came after it is compared with what came before', () => {
    const secret = faqDocument('q', {}, { title: 'Pytanie', body: 'Sekret Anny.' });
    const events = eventsOf([published(panelDocument('a'), first), published(secret), published(second)]);
    const gone = events.map((event) => (event.sequence === 2 ? { ...event, payload: null } : event));
    const shown = (said: typeof gone) => {
      const read = { ...contextOf([]), state: project(said) };
      return JSON.stringify([
        faqEntryView(read, 'q', { panel: null }),
        historyView(read, readHistoryQuery(new URLSearchParams())),
      ]);
    };
    expect(shown(events)).toContain('Sekret');
    expect(shown(gone)).not.toContain('Sekret');
    expect(shown(gone)).toContain('"kind":"added"');
  });
});

import { describe, expect, test } from 'vitest';
import type { Locale, LocalText } from '../../../src/domain/locale.ts';
import { featureView } from '../../../src/views/feature.ts';
import { featuresView } from '../../../src/views/features.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import type { NoteView } from '../../../src/views/note.ts';
import { panelView } from '../../../src/views/panel.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

/** The note of the only cell, on every page that shows it. */
function notesOf(note: LocalText, locale: Locale): Record<string, NoteView | null | undefined> {
  const context = contextOf(
    [
      published(panelDocument('a'), featureDocument('xml')),
      availability([cell('xml', 'a', 'available')]),
      availability([{ ...cell('xml', 'a', 'limited'), note }]),
    ],
    { locale },
  );
  const feature = featureView(context, 'xml');
  const history = historyView(context, readHistoryQuery(new URLSearchParams()));
  return {
    matrix: featuresView(context).matrix.areas[0]?.rows[0]?.notes[0],
    feature: feature?.groups[0]?.note,
    'history of the feature': feature?.history[0]?.after.note,
    panel: panelView(context, 'a', null)?.groups[0]?.rows[0]?.cell.note,
    home: homeView(context).changes[0]?.note,
    history: history.months[0]?.days[0]?.entries[0]?.lines[0]?.after.note,
  };
}

const POLISH_ALONE = { pl: 'tylko nowe', en: 'tylko nowe' };
const BOTH = { pl: 'tylko nowe', en: 'new ones only' };
const PAGES = ['matrix', 'feature', 'history of the feature', 'panel', 'home', 'history'];

describe.for(PAGES)('a note on: %s', (page) => {
  test('in Polish alone is marked as Polish among English words', () => {
    expect(notesOf(POLISH_ALONE, 'en')[page]).toMatchObject({ text: 'tylko nowe', lang: 'pl' });
    expect(notesOf(POLISH_ALONE, 'pl')[page]).toMatchObject({ text: 'tylko nowe', lang: null });
  });

  test('in both languages needs no mark', () => {
    expect(notesOf(BOTH, 'en')[page]).toMatchObject({ text: 'new ones only', lang: null });
    expect(notesOf(BOTH, 'pl')[page]).toMatchObject({ text: 'tylko nowe', lang: null });
  });
});

import { applies, type Facts } from './applicability.ts';
import type { FeatureId } from './availability.ts';
import { answersAt, catalogueOf, type Entry } from './catalogue.ts';
import type { FaqMeta } from './documents.ts';
import { factsOf } from './facts.ts';
import type { OccurrenceSubject } from './occurrence.ts';
import type { PanelId } from './panel.ts';
import type { SiteMoment } from './site-moment.ts';
import type { State } from './state.ts';

/** How Markdown reads, for whoever compares what was written. */
export type AnswerReading = (markdown: string) => string;

/**
 * The answers that read otherwise at one moment than at another, and on which panels: other words in the source language,
 * others whom they are for, or a condition that holds, or holds no more. White space, and front matter that changes neither,
 * is no difference; nor is a translation that catches up, which would tell the same twice.
 */
export function changedAnswers(
  before: SiteMoment,
  after: SiteMoment,
  reading: AnswerReading = String,
): Extract<OccurrenceSubject, { of: 'answer' }>[] {
  const panels = catalogueOf(after.state).panels.map(({ id }) => id);
  const facts = { before: factsOf(before.state, before.now), after: factsOf(after.state, after.now) };
  return slugsToCompare(before.state, after.state).flatMap((slug) => {
    const entries = answersAt(after.state, slug);
    const earlier = answersUnder(before.state, slug, entries);
    const changed = panels.filter(
      (panel) =>
        shownTo(panel, earlier, facts.before, reading) !== shownTo(panel, entries, facts.after, reading),
    );
    if (changed.length === 0) return [];
    const features = featuresOf([...earlier, ...entries]);
    return [
      { of: 'answer' as const, slug, panels: changed.length === panels.length ? [] : changed, features },
    ];
  });
}

/** Without other words only what is bound to states can read otherwise. */
function slugsToCompare(before: State, after: State): string[] {
  const hasOtherWords = before.documents !== after.documents;
  const slugs = new Set(
    [...catalogueOf(after).faq, ...(hasOtherWords ? catalogueOf(before).faq : [])].flatMap(({ meta }) =>
      hasOtherWords || meta.when.length > 0 ? [meta.slug] : [],
    ),
  );
  // One that was renamed is compared under the name that it has now.
  const renamed = new Set(catalogueOf(after).faq.flatMap(({ meta }) => meta.former));
  return [...slugs].filter((slug) => !renamed.has(slug) || answersAt(after, slug).length > 0);
}

/** What stood at an address, or at one that the answers there had before they were renamed. */
function answersUnder(state: State, slug: string, now: readonly Entry<FaqMeta>[]): readonly Entry<FaqMeta>[] {
  const names = [slug, ...now.flatMap(({ meta }) => meta.former)];
  return names.map((name) => answersAt(state, name)).find(({ length }) => length > 0) ?? [];
}

/** All that is answered there to readers on a panel. */
function shownTo(
  panel: PanelId,
  entries: readonly Entry<FaqMeta>[],
  facts: Facts,
  reading: AnswerReading,
): string {
  const said = entries.filter(({ meta }) => applies(meta, { panel, uses: null }, facts));
  return JSON.stringify(
    said.map(({ meta, source: { words } }) => [
      evenly(words.title),
      evenly(reading(words.body)),
      [...meta.uses].sort(),
    ]),
  );
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function featuresOf(entries: readonly Entry<FaqMeta>[]): FeatureId[] {
  return [...new Set(entries.flatMap(({ meta }) => meta.features))];
}

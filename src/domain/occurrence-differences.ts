import { type AnswerReading, changedAnswers } from './answer-differences.ts';
import type { RecordedCell } from './availability.ts';
import { catalogueOf } from './catalogue.ts';
import { estimateCode, isOverdue } from './estimate.ts';
import { effectiveCell } from './facts.ts';
import type { OccurrenceSubject } from './occurrence.ts';
import type { SiteMoment } from './site-moment.ts';
import { dayAt } from './time.ts';

/**
 * What readers are told otherwise at one moment than at another: what features and panels do, what is promised of them, and
 * what is answered. It is what they are told that counts, however it came about: a panel that goes offline takes its features
 * with it, and work that begins takes those it is about. What has no page is not told of.
 *
 * @param reading how Markdown of answers reads
 */
export function differencesBetween(
  before: SiteMoment,
  after: SiteMoment,
  reading?: AnswerReading,
): OccurrenceSubject[] {
  return [
    ...panelDifferences(before, after),
    ...cellDifferences(before, after),
    ...changedAnswers(before, after, reading),
  ];
}

function panelDifferences({ state: before }: SiteMoment, { state: after }: SiteMoment): OccurrenceSubject[] {
  return catalogueOf(after).panels.flatMap(({ id: panel }): OccurrenceSubject[] => {
    const [was, is] = [before, after].map(({ restoration }) => restoration[panel]?.restoration ?? null);
    return was === is ? [] : [{ of: 'panel', panel }];
  });
}

function cellDifferences(before: SiteMoment, after: SiteMoment): OccurrenceSubject[] {
  const { panels, features } = catalogueOf(after.state);
  return features.flatMap(({ id: feature }) =>
    panels.flatMap(({ id: panel }): OccurrenceSubject[] => {
      const was = effectiveCell(before.state, feature, panel, before.now);
      const is = effectiveCell(after.state, feature, panel, after.now);
      return [
        ...(was.state === is.state
          ? []
          : [
              {
                of: 'cell' as const,
                panel,
                feature,
                isReturn: is.state === 'available',
                isLoss: was.state === 'available',
              },
            ]),
        ...(is.state !== 'available' && promiseIn(was, before) !== promiseIn(is, after)
          ? [{ of: 'promise' as const, panel, feature }]
          : []),
      ];
    }),
  );
}

/** What is promised of a cell, as readers are told it: also that it has passed. Of what works nothing is promised. */
function promiseIn({ estimate }: RecordedCell, { now }: SiteMoment): string {
  if (estimate.kind === 'none') return '';
  return JSON.stringify([estimateCode(estimate), estimate.promisedBy, isOverdue(estimate, dayAt(now))]);
}

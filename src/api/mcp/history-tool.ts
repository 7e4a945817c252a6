import { z } from 'zod';
import { catalogueOf } from '../../domain/catalogue.ts';
import type { ViewContext } from '../../views/context.ts';
import { type HistoryDay, historyView } from '../../views/history.ts';
import { panelIds } from '../../views/panels.ts';
import { linkTo, makeTool, PANEL_ID, SAID, said, TOOL_LANG, textOf, unknownIn } from './tool.ts';

type Item = HistoryDay['entries'][number];

/** What was said, and when. */
export const historyTool = makeTool({
  name: 'history',
  title: 'What changed, newest first',
  description:
    'Everything that was said on the site, each as it was said, with its instant (UTC): states of features and panels, updates of incidents, planned maintenance, words. Narrow it to a panel or a feature. At most 40 at once; older ones with before.',
  input: z.strictObject({
    panel: PANEL_ID.optional(),
    feature: z.string().max(100).optional().describe('The id of a feature, such as ceneo-xml.'),
    before: z
      .int()
      .min(1)
      .optional()
      .describe('Only what is older than this revision: next of the answer before.'),
    lang: TOOL_LANG,
  }),
  output: z.object({
    ...SAID,
    entries: z.array(
      z.object({
        revision: z.int(),
        at: z.string().describe('RFC 3339, UTC.'),
        text: z.string(),
        url: z.string(),
      }),
    ),
    next: z.int().nullable().describe('Before which to ask on; null: that is all.'),
  }),
  answer(context, { panel, feature, before }) {
    const unknown =
      unknownIn('panel', panel, panelIds(context.state)) ??
      unknownIn(
        'feature',
        feature,
        catalogueOf(context.state).features.map(({ id }) => id),
      );
    if (unknown !== null) return unknown;
    const view = historyView(context, {
      panel: panel ?? null,
      feature: feature ?? null,
      kind: null,
      before: before === undefined ? null : String(before),
    });
    const items = view.months.flatMap(({ days }) => days.flatMap(({ entries }) => entries));
    const entries = items.map((item) => ({
      revision: item.revision,
      at: item.instant,
      text: textOf(linesOf(item)),
      url: linkTo(context, item.href),
    }));
    const older = view.olderHref === null ? null : nextOf(view.olderHref);
    return {
      text:
        textOf([...view.messages, ...entries.map(({ at, text }) => `${at} ${text}`)]) ||
        emptyText(context, view.empty),
      data: { ...said(context), entries, next: older },
    };
  },
});

function linesOf({
  title,
  text,
  undoneBy,
  lines,
  inventory,
  updates,
  maintenances,
  documents,
}: Item): string[] {
  return [
    ...[title, text, undoneBy?.text].filter((part) => part !== null && part !== undefined),
    ...[...lines, ...inventory].map((line) => {
      const named = [line.title, line.letters].filter(Boolean).join(', ');
      return `${named}: ${[line.after.word, line.after.estimate].filter(Boolean).join(', ')}`;
    }),
    ...updates.map((one) => [one.text, one.incident.title, one.status?.word].filter(Boolean).join(' ')),
    ...maintenances.map((one) => [one.text, one.title, one.times].filter(Boolean).join(' ')),
    ...documents.map((one) => `${one.text} ${one.links.map((link) => link.title).join(', ')}`),
  ];
}

function nextOf(href: string): number | null {
  const before = new URLSearchParams(href.replace(/^[^?]*\??/, '').replace(/#.*$/, '')).get('before');
  return before === null ? null : Number(before);
}

function emptyText({ state }: ViewContext, empty: string | null): string {
  return empty ?? `${state.revision}`;
}

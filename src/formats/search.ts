import type { PanelId } from '../domain/panel.ts';

/** Something that was found. */
interface Found {
  readonly kind: 'faq' | 'feature' | 'step' | 'incident' | 'panel';
  readonly id: string;
  readonly title: string;
  /** A path of this site. */
  readonly url: string;
  /** Empty: it is for every panel. */
  readonly panels: readonly PanelId[];
}

/** `GET /api/v1/search`: the best first. Of several answers under one address the one that fits best stands for all. */
export function formatSearch(hits: readonly Found[]): Found[] {
  const first = new Map(hits.toReversed().map((hit) => [`${hit.kind}:${hit.id}`, hit]));
  return hits
    .filter((hit) => first.get(`${hit.kind}:${hit.id}`) === hit)
    .map(({ kind, id, title, url, panels }) => ({ kind, id, title, url, panels }));
}

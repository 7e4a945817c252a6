import { pathIn, placeOfDocument } from '../../domain/document-path.ts';
import { localePath } from '../../domain/locale.ts';
import type { Need } from '../../domain/needs.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { needsWords } from '../../i18n/staff-needs.ts';
import type { StaffViewContext } from './context.ts';
import { pageOfDocument } from './document-page.ts';
import type { NeedItem, Urgency } from './need-item.ts';
import { wordHref } from './word-address.ts';

/** Files of which the same is to be said are one item: there may be hundreds. */
export function documentItems(context: StaffViewContext, needs: readonly Need[]): NeedItem[] {
  const { state, locale } = context;
  const words = needsWords[locale];
  const about = needs.flatMap((need) => ('path' in need ? [need] : []));
  return [...Map.groupBy(about, ({ kind }) => kind)].flatMap(([kind, same]): NeedItem[] => {
    const [first] = same;
    if (!first) return [];
    const since = same.map((need) => need.since).sort()[0] ?? first.since;
    const language = placeOfDocument(first.path)?.locale ?? locale;
    return [
      {
        kind,
        urgency: urgencyOf(kind),
        what: `${words.documents[kind]}: ${same.length}`,
        details: same.map(detailOf),
        since: { instant: since, text: words.since(formatInstant(since, context)) },
        action: context.member.may.apply
          ? { href: wordHref(context, pathIn(first.path, 'pl')), label: words.actions.words }
          : { href: localePath(language, pageOfDocument(state, first.path)), label: words.actions.document },
      },
    ];
  });
}

function detailOf(need: Extract<Need, { path: string }>): string {
  if ('link' in need) return `${need.path} → ${need.link}`;
  if ('onPanels' in need && need.onPanels.length > 0) return `${need.path}: ${need.onPanels.join(', ')}`;
  return 'field' in need ? `${need.path}, ${need.field}: ${need.id}` : need.path;
}

function urgencyOf(kind: Extract<Need, { path: string }>['kind']): Urgency {
  switch (kind) {
    case 'panel.lost':
    case 'feature.lost':
    case 'incident.lost':
      return 'now';
    case 'link.broken':
    case 'id.unknown':
      return 'soon';
    default:
      return 'later';
  }
}

import { ANY, type Interest, TOLD_KINDS, type Topic } from '../domain/subscription.ts';
import { commonWords } from '../i18n/common.ts';
import { messageWords } from '../i18n/messages.ts';
import type { ViewContext } from '../views/context.ts';
import { wishText } from '../views/wish-text.ts';
import type { ToldOccurrence } from './compose-part.ts';

/** Of so many things that were asked for each is named. */
const NAMED = 4;

/** Why it comes: of what was asked for that by which it found its reader. */
export function whyTold(context: ViewContext, told: readonly ToldOccurrence[]): string[] {
  const { locale } = context;
  const topics = new Set(told.flatMap((one) => [...one.topics]));
  const texts = wishesBehind([...topics]).map((wish) => wishText(context, wish));
  const [named, left] = [texts.slice(0, NAMED), texts.slice(NAMED)];
  const all = left.length === 0 ? named : [...named, '…'];
  return [messageWords[locale].because(all.join('; ')), commonWords[locale].footer.time];
}

/** What somebody must have asked for who is found by these; features on the same panels together. */
function wishesBehind(topics: readonly Topic[]): Interest[] {
  const parsed = topics.map((topic) => {
    const [kind = '', panel = '', feature = ''] = topic.split('/');
    return { kind, panel, feature };
  });
  const incidents = parsed.filter(({ kind }) => kind === 'incident');
  const once = parsed.filter(({ kind }) => kind === 'once');
  const cells = parsed.filter(({ kind }) => TOLD_KINDS.some((one) => one === kind));
  const some = (id: string) => (id === ANY ? [] : [id]);
  const byFeature = Map.groupBy(cells, ({ feature }) => feature);
  const byPanels = Map.groupBy(byFeature, ([, those]) => {
    return [...new Set(those.map(({ panel }) => panel))].sort().join('/');
  });
  return [
    ...once.map(({ panel, feature }): Interest => ({ of: 'once', cells: [{ panel, feature }] })),
    ...incidents.map(({ panel: incident }): Interest => ({ of: 'incident', incident })),
    ...[...byPanels].flatMap(([panels, features]) => {
      const wish = (ids: readonly string[]): Interest => ({
        of: 'cells',
        panels: panels.split('/').includes(ANY) ? [] : panels.split('/'),
        features: ids,
        kinds: TOLD_KINDS,
      });
      const named = features.flatMap(([feature]) => some(feature));
      const isAll = named.length < features.length;
      return [...(isAll ? [wish([])] : []), ...(named.length > 0 ? [wish(named)] : [])];
    }),
  ];
}

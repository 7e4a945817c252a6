import { catalogueOf, entriesOf } from '../../domain/catalogue.ts';
import type { Mistake } from '../../domain/mistake.ts';
import { mistakeText } from '../../i18n/mistakes.ts';
import { panelPhrases, startSentence } from '../../i18n/panel-phrases.ts';
import { panelNames } from '../panels.ts';
import { partWords } from '../words.ts';
import { statesInWords } from './condition-words.ts';
import type { StaffViewContext } from './context.ts';

/** What is wrong with a document, for whoever wrote it: what it is about by the names that staff know. */
export function mistakeInWords(context: StaffViewContext, mistake: Mistake): string {
  return mistakeText(context.locale, { ...mistake, ...foundInWords(context, mistake) });
}

function foundInWords(context: StaffViewContext, { code, found }: Mistake): Partial<Mistake> {
  if (found === undefined) return {};
  if (code === 'coverage.gap' || code === 'coverage.twice') {
    const [panel = '', ...states] = String(found).split(': ');
    const on = startSentence(panelPhrases[context.locale].name(panelNames(context, [panel])));
    return { found: states.length === 0 ? on : `${on}: ${statesInWords(context, states.join(': '))}` };
  }
  if (code !== 'state.unbound') return {};
  const entry = entriesOf(catalogueOf(context.state)).find(({ id }) => id === found);
  return entry ? { found: partWords(context, entry).title } : {};
}

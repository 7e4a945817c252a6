import type { Locale } from '../../domain/locale.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import type { Option } from '../options.ts';
import type { WordControl } from './word-controls.ts';

/** What a part of a form says, in the words that stand on it; empty: nothing. */
export function controlInWords(locale: Locale, control: WordControl): string {
  switch (control.kind) {
    case 'line':
    case 'prose':
      return control.value;
    case 'instant':
      return control.value.replace('T', ' ');
    case 'select':
    case 'choice':
      return namesOf(control.options).join(', ');
    case 'tick':
      return wordFormWords[locale].ticked[control.isOn ? 'yes' : 'no'];
    case 'list':
      return [
        ...namesOf(control.options),
        ...control.areas.flatMap(({ features }) => namesOf(features)),
      ].join(', ');
    case 'names':
      return control.rows
        .filter(({ id }) => id !== '')
        .map(({ id, name }) => `${id}: ${name}`)
        .join(', ');
    case 'conditions':
      return conditionsInWords(locale, control).join('; ');
    default:
      return control satisfies never;
  }
}

/** Each condition in words: `API, panel czytelnika: działa lub z ograniczeniem`. */
export function conditionsInWords(
  locale: Locale,
  { rows }: Extract<WordControl, { kind: 'conditions' }>,
): string[] {
  const { condition } = wordFormWords[locale];
  return rows
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ features, on, restorations, availabilities }) => {
      const feature = features.flatMap((area) => namesOf(area.features));
      const states = namesOf(feature.length > 0 ? availabilities : restorations);
      return `${[...feature, ...namesOf(on)].join(', ')}: ${states.join(condition.or)}`;
    });
}

function namesOf(options: readonly Option[]): string[] {
  return options.filter(({ isOn }) => isOn).map(({ label }) => label);
}

import type { Option } from '../../views/options.ts';

/** What can be chosen, in the page's own words, with what is chosen of it. */
export function optionsOf(
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: readonly (string | undefined)[],
): Option[] {
  return choices.map(({ value, label }) => ({ value, label, lang: null, isOn: chosen.includes(value) }));
}

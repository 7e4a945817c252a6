/** How many steps and features there are. */
export interface LeftOutCounts {
  readonly steps: number;
  readonly features: number;
}

/** Words for any number of them: by number, from 0 on; `{…}` stands for what is put in. */
export interface LeftOutPhrases {
  readonly steps: readonly string[];
  readonly features: readonly string[];
  readonly both: string;
  readonly said: string;
}

/** What is said of what is not shown, by the server and by the browser alike; `null`: nothing is left out. */
export function explainLeftOut(phrases: LeftOutPhrases, { steps, features }: LeftOutCounts): string | null {
  if (steps + features === 0) return null;
  const ofSteps = phrases.steps[steps] ?? '';
  const ofFeatures = phrases.features[features] ?? '';
  const both = phrases.both.replace('{steps}', ofSteps).replace('{features}', ofFeatures);
  const what = features === 0 ? ofSteps : steps === 0 ? ofFeatures : both;
  return phrases.said.replace('{what}', what);
}

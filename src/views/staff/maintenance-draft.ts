/** What can be done with a maintenance that was announced. */
export const COURSE_ACTS = ['move', 'end', 'cancel'] as const;

/** Planned maintenance as it was typed, before it is understood: what every page on its way carries along. */
export interface TypedPlan {
  readonly titlePl: string;
  readonly titleEn: string;
  readonly pl: string;
  readonly en: string;
  readonly from: string;
  readonly until: string;
  readonly state: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
  /** Not empty: nobody is told by message. */
  readonly quiet: string;
  /** The revision that its author looked at. */
  readonly expected: string;
}

/** What is to become of one that was announced, as it was typed. */
export interface TypedCourse {
  readonly act: (typeof COURSE_ACTS)[number];
  readonly maintenance: string;
  readonly from: string;
  readonly until: string;
  /** Not empty: nobody is told by message. */
  readonly quiet: string;
  /** The revision that its author looked at. */
  readonly expected: string;
}

type Fields = readonly (readonly [name: string, value: string])[];

/** A plan as the fields of a form, nothing of it lost. */
export function planFields({ panels, features, ...plan }: TypedPlan): Fields {
  return [
    ['act', 'plan'],
    ...Object.entries(plan),
    ...panels.map((panel) => ['panels', panel] as const),
    ...features.map((feature) => ['features', feature] as const),
  ];
}

/** A course as the fields of a form. */
export function courseFields(course: TypedCourse): Fields {
  return Object.entries(course);
}

/** The address, without the language, of the published versions of an answer: front, browser and mirror look there. */
export function versionsPath(slug: string): string {
  return versionsOf(`/faq/${slug}/`);
}

/** The same by the address of the answer. */
export function versionsOf(path: string): string {
  return `${path}versions.json`;
}

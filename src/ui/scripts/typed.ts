/** What is typed on a page that is loaded anew; gone with the tab. */
const KEY = 'latarnia:typed';

const fields = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(
    'main :is(input[name]:not([type]), input[type=text], input[type=search])',
  ),
];

/** What a field is found by: `q` may stand on a page twice. */
const nameOf = (field: HTMLInputElement, place: number): string =>
  `${location.pathname} ${field.name} ${place}`;

/** Before the page is loaded anew. */
export function keepTyped(): void {
  const typed = fields().flatMap((field, place) =>
    field.value === field.defaultValue ? [] : [[nameOf(field, place), field.value]],
  );
  try {
    if (typed.length > 0) sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(typed)));
  } catch {}
}

/** After that. What was typed meanwhile, or the browser put back itself, stays. */
export function putBackTyped(): void {
  try {
    const typed: Readonly<Record<string, string>> = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    sessionStorage.removeItem(KEY);
    for (const [place, field] of fields().entries()) {
      const text = typed[nameOf(field, place)];
      if (text !== undefined && field.value === field.defaultValue) field.value = text;
    }
  } catch {}
}

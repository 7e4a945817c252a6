import type { Visitor } from './forms.ts';

/** A form as a page has it: where it is sent, and what stands in its fields. */
export interface PageForm {
  readonly action: string;
  readonly fields: [name: string, value: string][];
  /** What each of its buttons says when it is pressed. */
  readonly buttons: [name: string, value: string][];
}

const TAGS = /<(input|textarea|select|option)\b([^>]*)>(?:([^<]*)<\/(?:textarea|option)>)?/g;

/** The forms of a page that are sent by POST, each with what a browser would send of it if nothing was typed. */
export function formsOf(html: string, at: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return [];
    const action = new URL(attribute(head, 'action') ?? at, `http://x${at}`).pathname;
    return [{ action, fields: fieldsOf(body), buttons: buttonsOf(body) }];
  });
}

function fieldsOf(body: string): [string, string][] {
  const fields: [string, string][] = [];
  let select: string | null = null;
  for (const [, tag, attributes = '', text = ''] of body.matchAll(TAGS)) {
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type') ?? 'text';
    if (tag === 'select') {
      select = name;
    } else if (tag === 'option') {
      if (select !== null && has(attributes, 'selected')) {
        fields.push([select, attribute(attributes, 'value') ?? plain(text)]);
      }
    } else if (name !== null && tag === 'textarea') {
      fields.push([name, plain(text.replace(/^\n/, ''))]);
    } else if (name !== null && tag === 'input' && type !== 'submit') {
      const isTicked = type === 'checkbox' || type === 'radio';
      const isOff = isTicked && !has(attributes, 'checked');
      if (!isOff) fields.push([name, attribute(attributes, 'value') ?? (isTicked ? 'on' : '')]);
    }
  }
  return fields;
}

function buttonsOf(body: string): [string, string][] {
  return [...body.matchAll(/<button\b([^>]*)>/g)].flatMap(([, attributes = '']): [string, string][] => {
    const name = attribute(attributes, 'name');
    return name === null ? [] : [[name, attribute(attributes, 'value') ?? '']];
  });
}

/** The form with other words in some of its fields; one that it does not have is added. */
export function typedInto(form: PageForm, typed: Readonly<Record<string, string>>): PageForm {
  const others = form.fields.filter(([name]) => !Object.hasOwn(typed, name));
  return { ...form, fields: [...others, ...Object.entries(typed)] };
}

export function sendForm({ url, cookie }: Visitor, { action, fields }: PageForm): Promise<Response> {
  return fetch(`${url}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookie },
    body: new URLSearchParams(fields),
  });
}

export async function readPage({ url, cookie }: Visitor, path: string): Promise<string> {
  const page = await fetch(`${url}${path}`, { headers: { Cookie: cookie } });
  const text = await page.text();
  if (page.status !== 200) throw new Error(`${path}: ${page.status} ${text.slice(0, 500)}`);
  return text;
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")`).exec(attributes);
  return found ? plain(found[1] ?? '') : null;
}

function has(attributes: string, name: string): boolean {
  return new RegExp(`(?:^|\\s)${name}(?:\\s|=|/|$)`).test(attributes);
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&');
}

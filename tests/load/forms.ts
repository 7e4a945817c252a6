import type { Attempt, Edit, Write } from './editors.ts';

/** A member of staff at their browser, as far as forms go. */
export interface Visitor {
  readonly url: string;
  readonly cookie: string;
}

/** Follows an invitation and sets a password. */
export async function acceptInvitation(url: string, invitation: string, password: string): Promise<Visitor> {
  const response = await send({ url, cookie: '' }, invitation, [
    ['name', 'Ada'],
    ['password', password],
  ]);
  await response.arrayBuffer();
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.replace(/;.*/, ''))
    .join('; ');
  if (response.status !== 303 || cookie === '') throw new Error(`not taken in: ${response.status}`);
  return { url, cookie };
}

/** Publishes one cell through the form that follows the preview. */
export async function publishByForm(visitor: Visitor, edit: Edit, revision: number): Promise<Response> {
  const { feature, panel, state, note } = edit;
  return send(visitor, '/staff/publish/', [
    ['verb', 'availability'],
    ['revision', String(revision)],
    ['cell', `${feature}@${panel}`],
    ['state', state],
    ['note', note],
    ['how', 'now'],
  ]);
}

/** The revision that the page of a form of this cell is based on now. */
export async function revisionOfForm({ url, cookie }: Visitor, edit: Edit): Promise<number> {
  const { feature, panel } = edit;
  const page = await fetch(`${url}/staff/matrix/?cell=${feature}@${panel}`, { headers: { Cookie: cookie } });
  const text = await page.text();
  const wait = Number(page.headers.get('Retry-After')) * 1000;
  if (wait > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    return revisionOfForm({ url, cookie }, edit);
  }
  const revision = /name="revision" value="(\d+)"/.exec(text)?.[1];
  if (revision === undefined) throw new Error(`${page.status} ${text.slice(0, 500)}`);
  return Number(revision);
}

/** Writes through the forms of the staff area. */
export function writeByForms(visitor: Visitor): Write {
  return async (edit, expected): Promise<Attempt> => {
    const response = await publishByForm(visitor, edit, expected);
    const text = await response.text();
    const published = /\/staff\/published\/(\d+)\/$/.exec(response.headers.get('Location') ?? '')?.[1];
    if (response.status === 303 && published) return { kind: 'done', revision: Number(published) };
    if (response.status === 409) return { kind: 'conflict', revision: await revisionOfForm(visitor, edit) };
    const wait = Number(response.headers.get('Retry-After')) * 1000;
    if (wait > 0) return { kind: 'later', wait };
    throw new Error(`${response.status} ${text.slice(0, 500)}`);
  };
}

function send({ url, cookie }: Visitor, path: string, fields: [string, string][]): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookie },
    body: new URLSearchParams(fields),
  });
}

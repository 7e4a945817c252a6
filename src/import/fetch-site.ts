import { ImportError } from './import-error.ts';
import type { SourceFile } from './read-files.ts';

/** The longest answer (bytes), the longest wait for one (ms), and the redirects that are followed. */
const LIMITS = { bytes: 32 * 2 ** 20, wait: 20_000, redirects: 3 } as const;

/** What a page made with Statuspage answers, and whether it has to. */
const ASKED = [
  { path: '/api/v2/components.json', isNeeded: true },
  { path: '/api/v2/incidents.json', isNeeded: true },
  { path: '/api/v2/scheduled-maintenances.json', isNeeded: true },
  { path: '/history.atom', isNeeded: false },
] as const;

/**
 * Asks a page for all that its public API tells, one answer after the other.
 *
 * @param address of the page, or of anything below its `/api/v2/`
 * @throws ImportError when it does not answer in full, or leads to another host
 */
export async function fetchSite(address: string): Promise<SourceFile[]> {
  const base = readAddress(address);
  const files: SourceFile[] = [];
  for (const { path, isNeeded } of ASKED) {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
    const name = path.slice(path.lastIndexOf('/') + 1);
    try {
      files.push({ name, text: await fetchText(url) });
    } catch (error) {
      if (isNeeded || !(error instanceof ImportError)) throw error;
    }
  }
  return files;
}

/** Whether something is the address of a page rather than a file. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function readAddress(address: string): URL {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ImportError(`${address} is not the address of a page. Write it with https:// in front.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ImportError(
      'An address with a name and a password in it is not fetched. Save the answers to files, and name those.',
    );
  }
  return new URL(url.pathname.replace(/\/(?:api(?:\/.*)?|history\.\w+)?$/, '/'), url.origin);
}

async function fetchText(first: URL): Promise<string> {
  let url = first;
  for (let followed = 0; followed <= LIMITS.redirects; followed += 1) {
    const answer = await ask(url);
    const to = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && to !== null) {
      await answer.body?.cancel();
      url = nextOf(url, to);
      continue;
    }
    if (answer.status !== 200) {
      await answer.body?.cancel();
      throw new ImportError(
        `${url} answers ${answer.status}. Check in a browser that everybody can open it.`,
      );
    }
    return readText(url, answer);
  }
  throw new ImportError(`${first} redirects again and again. Name the address where it ends.`);
}

function nextOf(url: URL, to: string): URL {
  const next = URL.parse(to, url);
  if (next?.host !== url.host || !/^https?:$/.test(next.protocol)) {
    throw new ImportError(
      `${url} leads to ${to.slice(0, 200)}, which is another host and not followed. Name that address if it is right.`,
    );
  }
  return next;
}

async function ask(url: URL): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMITS.wait),
      headers: { Accept: 'application/json, application/atom+xml', 'User-Agent': 'latarnia-import' },
    });
  } catch (error) {
    throw unreachable(url, error);
  }
}

async function readText(url: URL, answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const part of answer.body ?? []) {
      bytes += part.length;
      if (bytes > LIMITS.bytes) {
        throw new ImportError(
          `${url} answers with more than ${LIMITS.bytes / 2 ** 20} MiB. Save it to files in parts, and import those.`,
        );
      }
      text += decoder.decode(part, { stream: true });
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw unreachable(url, error);
  }
  return text + decoder.decode();
}

function unreachable(url: URL, error: unknown): ImportError {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new ImportError(
    isLate
      ? `${url} did not answer in full within ${LIMITS.wait / 1000} s. Try again, or save it to a file.`
      : `${url} cannot be reached (${cause}). Try again, or save it to a file.`,
  );
}

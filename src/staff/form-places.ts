import { splitLocale } from '../domain/locale.ts';

/** Forms that are shown again at the address they are sent to. */
const OWN =
  /^\/staff\/(updates\/([^/]+\/)?|words\/.+|answer\/|maintenance\/|redact\/[^/]+\/|authority\/[^/]+\/|people\/|tokens\/|matrix\/|files\/)$/;
/** The matrix stands on the start page as well as by itself. */
const EDITORS = ['/staff/', '/staff/matrix/'];
const PREVIEW = '/staff/preview/';

/**
 * Where a form of the staff area stands, by where it is sent; `null`: it is none that holds what somebody wrote. Of the
 * account's own forms nothing is kept: what is typed there is secret.
 *
 * @param path without the language in front
 * @param names of its fields
 * @param from the page it was sent from, as the browser says; whatever it says, it leads to one of ours
 * @example formPlace('/staff/publish/', [], null) // '/staff/preview/'
 */
export function formPlace(path: string, names: readonly string[], from: string | null): string | null {
  const whole = path.endsWith('/') ? path : `${path}/`;
  if (OWN.test(whole)) return whole;
  const editor = EDITORS.find((one) => one === pathOf(from)) ?? '/staff/matrix/';
  switch (whole) {
    case PREVIEW:
      return names.includes('conflict') || names.includes('undo') ? PREVIEW : editor;
    case '/staff/publish/':
    case '/staff/preview/as/':
      return PREVIEW;
    case '/staff/confirm/':
      return editor;
    default:
      return null;
  }
}

/**
 * Where a form that is not kept is filled in again, once somebody has signed in; `null`: nowhere in particular.
 *
 * @param path without the language in front
 */
export function placeAgain(path: string): string | null {
  return /^\/staff\/(account|scheduled)\/?$/.test(path) ? path.replace(/\/?$/, '/') : null;
}

function pathOf(from: string | null): string | null {
  const url = from === null ? null : URL.parse(from);
  return url === null ? null : splitLocale(url.pathname).path;
}

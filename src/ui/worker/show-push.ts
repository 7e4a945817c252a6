import { LOCALES, localePath, SOURCE_LOCALE } from '../../domain/locale.ts';
import { pushEndedWords } from '../../i18n/push-ended.ts';
import type { NotificationEvent, PushEvent, WorkerScope } from './scope.ts';

/** What is shown of a push message. */
interface Shown {
  readonly title: string;
  readonly body: string;
  /** Where a click leads; an address of this site. */
  readonly navigate: string;
  readonly lang: string;
  readonly tag: string;
}

/**
 * Shows a push message. It comes in the declarative form (https://www.w3.org/TR/push-api/#declarative-push-message), which some browsers
 * show by themselves. Of what cannot be read the site's name is shown: a browser takes the right to send from who shows nothing.
 */
export async function showPush({ data }: PushEvent, scope: WorkerScope): Promise<void> {
  const { title, body, navigate, lang, tag } = readPush(data?.text() ?? '');
  const options = { body, lang, dir: 'ltr', icon: '/icon-192.png', data: { navigate } } as const;
  await scope.registration.showNotification(
    title,
    tag === '' ? options : { ...options, tag, renotify: true },
  );
}

/**
 * Says that the browser is sent nothing more until somebody asks again: it dropped the address that it was sent to. A page has to
 * ask for another one, since what is wanted is told to the site with it.
 */
export async function askAgain({ registration }: WorkerScope): Promise<void> {
  const locale = LOCALES.find((one) => navigator.language.startsWith(one)) ?? SOURCE_LOCALE;
  const { title, body } = pushEndedWords[locale];
  const navigate = `${location.origin}${localePath(locale, '/subscribe/')}`;
  await registration.showNotification(title, {
    ...{ body, lang: locale, dir: 'ltr', icon: '/icon-192.png', tag: 'ended', data: { navigate } },
  });
}

/** Brings the window that shows the page to the front, or opens one. */
export async function openPushed({ notification }: NotificationEvent, scope: WorkerScope): Promise<void> {
  notification.close();
  const { navigate = '' } = notification.data ?? {};
  const address = ownAddress(navigate);
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find(({ url }) => url === address);
  await (open ? open.focus() : scope.clients.openWindow(address));
}

function readPush(text: string): Shown {
  const told = parse(text);
  const word = (name: string): string => {
    const value = told?.[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    title: word('title') || location.host,
    body: word('body'),
    navigate: ownAddress(word('navigate')),
    lang: word('lang'),
    tag: word('tag'),
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message) || message.web_push !== 8030) return null;
    return isRecord(message.notification) ? message.notification : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whoever sends, a click leads nowhere but to this site. */
function ownAddress(address: string): string {
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin ? url.href : `${location.origin}/`;
  } catch {
    return `${location.origin}/`;
  }
}

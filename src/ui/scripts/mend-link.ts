import { localePath, splitLocale } from '../../domain/locale.ts';
import { mendLinkWords } from '../../i18n/mend-link.ts';

/**
 * Leads from a public page to the texts on it, in browsers that staff use: what is served is the same for everybody, and a
 * copy of the site elsewhere has none, since no browser remembers staff there.
 */
function addMendLink(): void {
  const { locale } = splitLocale(location.pathname);
  const link = document.createElement('a');
  link.href = `${localePath(locale, '/staff/words/')}?${new URLSearchParams({ page: location.pathname })}`;
  link.textContent = mendLinkWords[locale];
  link.rel = 'nofollow';
  const line = document.createElement('p');
  line.className = 'frame no-print mend-link';
  line.append(link);
  document.querySelector('main')?.after(line);
}

if (!location.pathname.includes('/staff/')) addMendLink();

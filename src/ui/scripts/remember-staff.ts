import { STAFF_HERE } from './staff-here.ts';

/** Has this browser remember that staff use it, until somebody signs out: their public pages lead back here. */
const place = document.querySelector<HTMLElement>('[data-signed-in]');

try {
  if (place) localStorage.setItem(STAFF_HERE, '1');
  else localStorage.removeItem(STAFF_HERE);
} catch {
  // Nothing can be remembered here.
}

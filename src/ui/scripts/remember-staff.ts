/**
 * Has this browser remember that staff use it, until somebody signs out: their public pages lead back here. The name of the
 * mark stands in the page, so that readers fetch no module more for it.
 */
function rememberStaff(): void {
  const place = document.querySelector<HTMLElement>('[data-staff-here]');
  const name = place?.dataset.staffHere;
  if (place === null || name === undefined) return;
  try {
    if (place.dataset.signedIn === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, '1');
  } catch {
    // Nothing can be remembered here.
  }
}

rememberStaff();

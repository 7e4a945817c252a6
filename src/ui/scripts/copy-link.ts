/**
 * Links that are there to be copied, `a[data-copied]`: one click puts the whole address on the clipboard. Where the
 * browser does not allow that they are followed, and the address bar has it.
 */
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-copied]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void copy(link);
});

async function copy(link: HTMLAnchorElement): Promise<void> {
  const address = addressOf(link);
  try {
    await navigator.clipboard.writeText(address);
    tell(link);
  } catch {
    location.assign(address);
  }
}

/** With what the browser narrowed the page to by itself: the link to the other language has it, and nothing else. */
function addressOf({ href }: HTMLAnchorElement): string {
  const address = new URL(href);
  const twin = document.querySelector<HTMLAnchorElement>('.site-header .twin');
  if (twin && address.origin === location.origin) address.search = twin.search;
  return address.href;
}

/** The status is emptied first, so that the same words are read aloud again. */
function tell(link: HTMLAnchorElement): void {
  const known = link.nextElementSibling?.matches('[role=status]') ? link.nextElementSibling : null;
  const status = known ?? document.createElement('span');
  status.role = 'status';
  status.className = 'small soft';
  link.after(status);
  status.replaceChildren();
  requestAnimationFrame(() => status.replaceChildren(` ${link.dataset.copied}`));
}

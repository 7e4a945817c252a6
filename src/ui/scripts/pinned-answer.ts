/** The published versions of an answer, the newest first. */
interface Versions {
  readonly versions: readonly { readonly from: number; readonly html: string }[];
  readonly older: boolean;
  readonly absent: string;
  readonly unknown: string;
}

/**
 * Says what is different in an answer since the link was made, on a server of files that knows no query: what is
 * published of it says so. Wherever a server has put that in already there is nothing to do.
 */
async function tellPinned(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-pinned]:empty');
  const asked = new URLSearchParams(location.search).get('v')?.trim();
  const published = place?.dataset.versions;
  if (!place || !asked || !published) return;
  const answer = await fetch(published);
  if (!answer.ok) return;
  const said = saidOf(await answer.json(), asked);
  if (said === null) return;
  const made = new DOMParser().parseFromString(said, 'text/html');
  place.replaceChildren(...made.body.childNodes);
}

/** Which revision is the newest a file does not say: a later one than all is told as the newest. */
function saidOf({ versions, older, absent, unknown }: Versions, asked: string): string | null {
  if (!/^[1-9]\d{0,14}$/.test(asked)) return unknown;
  return versions.find(({ from }) => from <= Number(asked))?.html ?? (older ? unknown : absent);
}

tellPinned().catch(() => undefined);

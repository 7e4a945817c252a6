/** The filters of a page of questions, and how they are called. */
interface FaqFilters {
  readonly panel: string | null;
  readonly area: string | null;
  /** `B` */
  readonly letter: string | null;
  readonly areaName: string | null;
}

/** What an address asks for behind its path, `?` included; empty: everything. */
export function filterQuery(
  { panel, area }: Pick<FaqFilters, 'panel' | 'area'>,
  asked: string | null,
): string {
  const query = new URLSearchParams();
  for (const [name, text] of Object.entries({ panel, area, q: asked })) if (text) query.set(name, text);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filters that the address names, out of the choices that the page has. */
export function readFilters(element: Element): FaqFilters {
  const asked = new URLSearchParams(location.search);
  const find = (name: string) => {
    const value = asked.get(name)?.trim().toLowerCase() ?? '';
    return value === '' ? null : choices(element, name).find((link) => link.dataset.value === value);
  };
  const [panel, area] = [find('panel'), find('area')];
  return {
    panel: panel?.dataset.value ?? null,
    area: area?.dataset.value ?? null,
    letter: panel?.textContent.trim() ?? null,
    areaName: area?.textContent.trim() ?? null,
  };
}

/** Marks the choices that hold, and has each link keep the other filter and what is asked. */
export function tellFilters(element: Element, { panel, area }: FaqFilters, asked: string | null): void {
  for (const link of element.querySelectorAll<HTMLAnchorElement>('a[data-filter]')) {
    const { filter, value = '' } = link.dataset;
    const kept = filter === 'none' ? { panel: null, area: null } : { panel, area, [filter ?? '']: value };
    link.setAttribute('href', `${new URL(link.href).pathname}${filterQuery(kept, asked)}`);
    if (filter === 'none') link.hidden = panel === null && area === null;
    else if (value === ((filter === 'panel' ? panel : area) ?? '')) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function choices(element: Element, name: string): HTMLAnchorElement[] {
  return [...element.querySelectorAll<HTMLAnchorElement>(`a[data-filter="${name}"]`)];
}

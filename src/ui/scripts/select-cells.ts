/** A tick box of the matrix, and where it stands: in row or column -1 are those of whole columns and rows. */
interface Spot {
  readonly box: HTMLInputElement;
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * `<select-cells>`: makes a table of tick boxes a grid. Arrows move, with Shift (or a click with Shift) a rectangle is
 * ticked, Ctrl+A ticks everything, Escape nothing; the head of a row or column ticks all of it, and shows whether it is.
 * The form's `[data-count]` says how many are ticked.
 */
class SelectCells extends HTMLElement {
  #spots: readonly Spot[] = [];
  #anchor: Spot | null = null;
  /** What was ticked before the rectangle was begun. */
  #before: ReadonlySet<Spot> = new Set();

  connectedCallback(): void {
    const table = this.querySelector('table');
    if (!table) return;
    this.#spots = [...table.querySelectorAll('tr')]
      .filter((row) => row.querySelector('input'))
      .flatMap((row, index) =>
        [...row.querySelectorAll('input')].map((box, place) => {
          const isHead = row.parentElement?.tagName === 'THEAD';
          return { box, row: index - 1, column: isHead ? place : place - 1 };
        }),
      );
    if (this.#spots.length === 0) return;
    makeGrid(table);
    this.#rove(this.#cells()[0]);
    table.addEventListener('keydown', (event) => this.#onKey(event));
    table.addEventListener('click', (event) => this.#onClick(event));
    table.addEventListener('change', (event) => this.#onChange(event));
    table.addEventListener('focusin', ({ target }) => this.#rove(this.#spotOf(target)));
    // A page that one goes back to has its boxes ticked again after this.
    addEventListener('pageshow', () => this.#tell());
    this.#tell();
  }

  #cells(): Spot[] {
    return this.#spots.filter(({ row, column }) => row >= 0 && column >= 0);
  }

  #spotOf(target: EventTarget | null): Spot | undefined {
    return this.#spots.find(({ box }) => box === target);
  }

  /** One box at a time is reached with Tab. */
  #rove(to: Spot | undefined): void {
    if (to) for (const { box } of this.#spots) box.tabIndex = box === to.box ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const here = this.#spotOf(event.target);
    if (!here) return;
    const hasControl = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    if (step) this.#move(here, step, event.shiftKey, hasControl);
    else if (event.key === 'Home' && hasControl) this.#goTo(this.#cells()[0], here, event.shiftKey);
    else if (event.key === 'End' && hasControl) this.#goTo(this.#cells().at(-1), here, event.shiftKey);
    else if (event.key === 'Home') this.#move(here, [0, -1], event.shiftKey, true);
    else if (event.key === 'End') this.#move(here, [0, 1], event.shiftKey, true);
    else if (hasControl && event.key.toLowerCase() === 'a') this.#tick(() => true);
    else if (event.key === 'Escape') this.#tick(() => false);
    else if (event.key === ' ' && event.shiftKey) this.#tickMore(({ row }) => row === here.row);
    else if (event.key === ' ' && hasControl) this.#tickMore(({ column }) => column === here.column);
    else return;
    event.preventDefault();
  }

  #move(here: Spot, [rows, columns]: readonly [number, number], isRange: boolean, toEnd: boolean): void {
    let to = here;
    do {
      const next = this.#spots.find(
        (spot) => spot.row === to.row + rows && spot.column === to.column + columns,
      );
      if (!next) break;
      to = next;
    } while (toEnd);
    this.#goTo(to, here, isRange);
  }

  #goTo(to: Spot | undefined, here: Spot, isRange: boolean): void {
    to?.box.focus();
    if (to && isRange) this.#tickRange(here, to);
    else this.#anchor = null;
  }

  #onClick(event: MouseEvent): void {
    const here = this.#spotOf(event.target);
    if (!here) return;
    const from = this.#anchor;
    if (event.shiftKey && from) {
      // What was clicked is ticked with the rest, not the other way round.
      here.box.checked = true;
      this.#tickRange(from, here);
    }
    if (!event.shiftKey) this.#begin(here);
  }

  #onChange({ target }: Event): void {
    const spot = this.#spotOf(target);
    if (!spot) return;
    const { box, row, column } = spot;
    if (row < 0 || column < 0) {
      for (const cell of this.#cells()) {
        if (cell.row === row || cell.column === column) cell.box.checked = box.checked;
      }
    }
    this.#tell();
  }

  #begin(anchor: Spot): void {
    this.#anchor = anchor;
    this.#before = new Set(this.#cells().filter(({ box }) => box.checked));
  }

  #tickRange(from: Spot, to: Spot): void {
    if (!this.#anchor) this.#begin(from);
    const anchor = this.#anchor ?? from;
    const isBetween = (x: number, one: number, other: number) =>
      x >= Math.min(one, other) && x <= Math.max(one, other);
    this.#tick(
      (spot) =>
        this.#before.has(spot) ||
        (isBetween(spot.row, anchor.row, to.row) && isBetween(spot.column, anchor.column, to.column)),
    );
  }

  #tickMore(isMeant: (spot: Spot) => boolean): void {
    this.#tick((spot) => spot.box.checked || isMeant(spot));
  }

  #tick(isTicked: (spot: Spot) => boolean): void {
    for (const spot of this.#cells()) spot.box.checked = isTicked(spot);
    this.#tell();
  }

  #tell(): void {
    const cells = this.#cells();
    for (const { box, row, column } of this.#spots) {
      if (row >= 0 && column >= 0) continue;
      const own = cells.filter((cell) => cell.row === row || cell.column === column);
      const ticked = own.filter((cell) => cell.box.checked).length;
      box.checked = ticked > 0 && ticked === own.length;
      box.indeterminate = ticked > 0 && ticked < own.length;
    }
    const count = cells.filter(({ box }) => box.checked).length;
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const place = this.closest('form')?.querySelector('[data-count]');
    if (place) place.textContent = `${count}\u00a0${this.dataset[form] ?? this.dataset.many}`;
  }
}

/** Arrow keys belong to the grid, not to whoever reads the page aloud. */
function makeGrid(table: HTMLTableElement): void {
  const roles: readonly (readonly [selector: string, role: string])[] = [
    ['thead, tbody', 'rowgroup'],
    ['tr', 'row'],
    ['thead th', 'columnheader'],
    ['.row > th', 'rowheader'],
    ['.area > th, td', 'gridcell'],
  ];
  for (const [selector, role] of roles) {
    for (const element of table.querySelectorAll(selector)) element.setAttribute('role', role);
  }
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-multiselectable', 'true');
}

customElements.define('select-cells', SelectCells);

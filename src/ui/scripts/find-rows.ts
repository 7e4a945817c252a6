/** `<find-rows>`: shows the rows of a table that hold what is typed, whatever its diacritics. What is hidden stays chosen. */
class FindRows extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input');
    const table = document.getElementById(this.dataset.table ?? '');
    if (!field || !(table instanceof HTMLTableElement)) return;
    this.hidden = false;
    field.addEventListener('input', () => show(table, fold(field.value)));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
  }
}

function show(table: HTMLTableElement, asked: string): void {
  for (const body of table.tBodies) {
    const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr.row')];
    for (const row of rows) row.hidden = !fold(row.querySelector('th')?.textContent ?? '').includes(asked);
    body.hidden = rows.every(({ hidden }) => hidden);
  }
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').trim();
}

customElements.define('find-rows', FindRows);

/** What is put before and after what is selected; of lists and headings before each of its lines. */
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
  bold: ['**', '**'],
};
const LINES: Readonly<Record<string, (index: number) => string>> = {
  list: () => '- ',
  steps: (index) => `${index + 1}. `,
  heading: () => '## ',
};

/** Marks what is selected in a text field as Markdown does, for whoever does not know how. */
class MarkButtons extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const list = document.getElementById(this.dataset.field ?? '');
    list?.addEventListener('keydown', (event) => {
      const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
      if (isEnter && list instanceof HTMLTextAreaElement && continueList(list)) event.preventDefault();
    });
    this.addEventListener('click', ({ target }) => {
      const mark = target instanceof HTMLElement ? target.dataset.mark : undefined;
      const field = document.getElementById(this.dataset.field ?? '');
      if (mark !== undefined && field instanceof HTMLTextAreaElement) this.#mark(field, mark);
    });
  }

  #mark(field: HTMLTextAreaElement, mark: string): void {
    const { selectionStart: start, selectionEnd: end, value } = field;
    const chosen = value.slice(start, end) || (this.dataset.text ?? '');
    const [before, after] = AROUND[mark] ?? ['[', `](${this.dataset.link ?? ''})`];
    const line = LINES[mark];
    const text = line
      ? chosen
          .split('\n')
          .map((one, index) => line(index) + one)
          .join('\n')
      : before + chosen + after;
    // A list or a heading begins a paragraph of its own.
    const above = value.slice(0, start);
    const breaks = /^\s*$/.test(above) || above.endsWith('\n\n') ? '' : above.endsWith('\n') ? '\n' : '\n\n';
    const lead = line ? breaks : '';
    field.focus();
    insert(field, lead + text);
    const at = start + lead.length + (line ? line(0).length : before.length);
    field.setSelectionRange(at, at + (line ? text.length - line(0).length : chosen.length));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Puts text in the place of what is selected, so that it can be undone like what is typed; where that is gone, all the same. */
function insert(field: HTMLTextAreaElement, text: string): void {
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
}

/** Enter in a list begins its next item; in an item that is empty it ends the list. @returns whether it did */
function continueList(field: HTMLTextAreaElement): boolean {
  const { selectionStart: at, selectionEnd: end, value } = field;
  const begin = value.lastIndexOf('\n', at - 1) + 1;
  const [item, mark = '', number, said = ''] =
    /^(\s*(?:[-*+]|(\d{1,9})[.)])\s)(.*)$/.exec(value.slice(begin, at)) ?? [];
  if (item === undefined || at !== end) return false;
  if (said.trim() === '' && !/^[^\n]*\S/.test(value.slice(at))) {
    field.setSelectionRange(begin, at);
    insert(field, '\n');
  } else {
    insert(field, `\n${number === undefined ? mark : mark.replace(number, String(Number(number) + 1))}`);
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

customElements.define('mark-buttons', MarkButtons);

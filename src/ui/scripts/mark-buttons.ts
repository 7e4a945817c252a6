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
    const lead = line && start > 0 && !value.slice(0, start).endsWith('\n\n') ? '\n\n' : '';
    field.focus();
    // So that it can be undone like what is typed; where that is gone, it is put in all the same.
    if (!document.execCommand('insertText', false, lead + text)) field.setRangeText(lead + text, start, end);
    const at = start + lead.length + (line ? line(0).length : before.length);
    field.setSelectionRange(at, at + (line ? text.length - line(0).length : chosen.length));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

customElements.define('mark-buttons', MarkButtons);

import type { AnswerCopy } from '../../views/answer-copy.ts';
import { askNewerPage } from './newer-page.ts';

/** How long it is waited for whether the page has changed (ms). */
const PATIENCE = 5000;

/** What became of the question whether an answer still reads as it stands here. */
type Checked = 'same' | 'changed' | 'unasked';

/**
 * `<copy-answer>`: puts a link to the answer, or its text as the server wrote it, on the clipboard, once it is known that
 * it still reads so. Where the browser does not allow that the text is shown, selected, to be copied by hand.
 */
class CopyAnswer extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const kind = button?.dataset.copy;
      if (kind === 'link' || kind === 'markdown' || kind === 'text') this.#copy(kind);
    });
  }

  async #copy(kind: keyof AnswerCopy): Promise<void> {
    const copy = copyIn(this);
    // The server may not know its own address: then its place is held by `{origin}`.
    const text = copy?.[kind].replaceAll('{origin}', location.origin);
    if (!copy || !text) return;
    const checked = this.#check(copy, kind);
    const { copied = '', unchecked = '', changed = '', yourself = '' } = this.dataset;
    try {
      await write(
        checked.then((found) => {
          if (found === 'changed') throw new Error(changed);
          return text;
        }),
      );
      this.#show('', (await checked) === 'unasked' ? unchecked : copied);
    } catch {
      if ((await checked) !== 'changed') return this.#show(text, yourself);
      this.#show('', changed);
      import('./page-news.ts').then(
        ({ offerNewerPage }) => offerNewerPage(),
        () => undefined,
      );
    }
  }

  async #check(copy: AnswerCopy, kind: keyof AnswerCopy): Promise<Checked> {
    try {
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('late')), PATIENCE);
      });
      const newer = await Promise.race([askNewerPage(), late]);
      if (newer === null) return 'same';
      const same = newer.querySelector(`copy-answer[data-id="${CSS.escape(this.dataset.id ?? '')}"]`);
      return same && copyIn(same)?.[kind] === copy[kind] ? 'same' : 'changed';
    } catch {
      return 'unasked';
    }
  }

  /** The status is emptied first, so that the same words are read aloud again. */
  #show(text: string, told: string): void {
    const status = this.querySelector('[role=status]');
    status?.replaceChildren();
    requestAnimationFrame(() => status?.replaceChildren(told));
    const field = this.querySelector('textarea');
    if (!field) return;
    field.hidden = text === '';
    field.value = text;
    if (text === '') return;
    field.focus();
    field.select();
  }
}

function copyIn(element: Element): AnswerCopy | null {
  return JSON.parse(element.querySelector('script')?.textContent ?? 'null');
}

/** Some browsers let only that be written which was begun with the click; others know no text that comes later. */
async function write(text: Promise<string>): Promise<void> {
  const { clipboard } = navigator;
  if (typeof ClipboardItem !== 'function' || !clipboard.write) return clipboard.writeText(await text);
  const type = 'text/plain';
  const blob = text.then((one) => new Blob([one], { type }));
  return clipboard.write([new ClipboardItem({ [type]: blob })]);
}

customElements.define('copy-answer', CopyAnswer);

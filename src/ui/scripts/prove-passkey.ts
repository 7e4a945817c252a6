import { askPasskey, canUsePasskeys, post } from './passkey.ts';

/** The button that proves with a passkey who it is, then sends the form: shown where the browser can. */
class ProvePasskey extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !canUsePasskeys()) return;
    this.hidden = false;
    button.addEventListener('click', () => {
      void this.#prove().catch(() => this.#fail());
    });
  }

  async #prove(): Promise<void> {
    const answer = await askPasskey();
    if (!answer) return this.#fail();
    if (!(await post('prove', { answer }))) return this.#fail();
    const form = document.getElementById(this.dataset.form ?? '');
    if (form instanceof HTMLFormElement) form.submit();
  }

  #fail(): void {
    const alert = this.querySelector<HTMLElement>('[role=alert]');
    if (alert) alert.hidden = false;
  }
}

customElements.define('prove-passkey', ProvePasskey);

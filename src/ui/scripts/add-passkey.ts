import { canUsePasskeys, post } from './passkey.ts';

/** The form that adds a passkey: shown where the browser can. */
class AddPasskey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form || !canUsePasskeys()) return;
    form.hidden = false;
    this.querySelector('[data-without]')?.remove();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#add(form).catch(() => this.#fail());
    });
  }

  async #add(form: HTMLFormElement): Promise<void> {
    const name = new FormData(form).get('passkey-name');
    const question = await post('add-question', {});
    if (!question) return this.#fail();
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(question);
    const credential = await navigator.credentials.create({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) return this.#fail();
    if (!(await post('add', { name, answer: credential.toJSON() }))) return this.#fail();
    location.assign('?done=passkey');
  }

  #fail(): void {
    const alert = this.querySelector<HTMLElement>('[role=alert]');
    if (!alert) return;
    alert.textContent = this.dataset.failed ?? '';
    alert.hidden = false;
  }
}

customElements.define('add-passkey', AddPasskey);

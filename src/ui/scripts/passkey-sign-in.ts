import { askPasskey, canUsePasskeys, post } from './passkey.ts';

/** The button that signs in with a passkey: shown where the browser can. */
class PasskeySignIn extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !canUsePasskeys()) return;
    this.hidden = false;
    button.addEventListener('click', () => {
      void this.#signIn().catch(() => this.#fail());
    });
  }

  async #signIn(): Promise<void> {
    const answer = await askPasskey();
    if (!answer) return this.#fail();
    const entered = await post('sign-in', { answer, next: this.dataset.next });
    if (!entered) return this.#fail();
    location.assign(entered.next);
  }

  #fail(): void {
    const alert = this.querySelector<HTMLElement>('[role=alert]');
    if (!alert) return;
    alert.textContent = this.dataset.failed ?? '';
    alert.hidden = false;
  }
}

customElements.define('passkey-sign-in', PasskeySignIn);

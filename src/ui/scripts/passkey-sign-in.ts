import { canUsePasskeys, post } from './passkey.ts';

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
    const question = await post('sign-in-question', {});
    if (!question) return this.#fail();
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
      ...question,
      userVerification: 'required',
    });
    const credential = await navigator.credentials.get({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) return this.#fail();
    const entered = await post('sign-in', { answer: credential.toJSON(), next: this.dataset.next });
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

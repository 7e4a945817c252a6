/**
 * `<push-offer data-key>` within a form: a click asks for permission, has the browser subscribe and sends the form with that. Nothing is
 * asked before the click. Hidden where the browser knows no push messages: on phones of Apple those of an installed page alone do.
 */
class PushOffer extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
    if (!button || !this.dataset.key || !isAble) return;
    this.hidden = false;
    button.addEventListener('click', () => {
      void this.#subscribe().catch(() => this.#tell(this.dataset.failed));
    });
  }

  async #subscribe(): Promise<void> {
    if ((await Notification.requestPermission()) !== 'granted') return this.#tell(this.dataset.denied);
    await navigator.serviceWorker.register('/sw.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const key = decodeKey(this.dataset.key ?? '');
    // One by another key gets nothing from this site any more.
    const former = await pushManager.getSubscription();
    if (former && !isSame(former.options.applicationServerKey, key)) await former.unsubscribe();
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const form = this.closest('form');
    if (form) send(form, JSON.stringify(subscription));
  }

  #tell(words = ''): void {
    const alert = this.querySelector<HTMLElement>('[role=alert]');
    if (!alert) return;
    alert.textContent = words;
    alert.hidden = false;
  }
}

/** With this browser in the place of whatever other way was chosen; what is missing for that is not asked for. */
function send(form: HTMLFormElement, subscription: string): void {
  for (const other of form.querySelectorAll<HTMLInputElement>('[name=channel], [name=push]'))
    other.disabled = true;
  form.append(hidden('channel', 'push'), hidden('push', subscription));
  HTMLFormElement.prototype.submit.call(form);
}

function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value });
}

function decodeKey(key: string): Uint8Array<ArrayBuffer> {
  const binary = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function isSame(known: ArrayBuffer | null, key: Uint8Array): boolean {
  if (!known) return false;
  const bytes = new Uint8Array(known);
  return bytes.length === key.length && bytes.every((byte, index) => byte === key[index]);
}

customElements.define('push-offer', PushOffer);

/** `<unsent-forms>`: leaving a form in which something was typed asks first; and Back leads to no form that was sent. */
class UnsentForms extends HTMLElement {
  #sent: HTMLFormElement | null = null;

  connectedCallback(): void {
    document.addEventListener('submit', (event) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.target === '_blank') return;
      this.#sent = form;
      // A page that answers a form would be asked for by sending that once more: Back asks for its address instead.
      if ('answers' in this.dataset) history.replaceState(null, '', location.href);
    });
    window.addEventListener('beforeunload', (event) => {
      const sent = this.#sent;
      // Whoever stays after all may leave by another way.
      this.#sent = null;
      const isLost = [...document.forms].some((form) => form !== sent && isChanged(form));
      if (isLost || ('unsent' in this.dataset && sent === null)) event.preventDefault();
    });
  }
}

/** What opens a page beside only chooses what to look at: nothing of it is lost. */
function isChanged(form: HTMLFormElement): boolean {
  return form.method === 'post' && form.target !== '_blank' && [...form.elements].some(isTyped);
}

/** Whether a control holds something else than the page came with. */
function isTyped(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control instanceof HTMLSelectElement) {
    const [...options] = control.options;
    const chosen = options.findLastIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(chosen, 0);
  }
  if (!(control instanceof HTMLInputElement) || ['hidden', 'password'].includes(control.type)) return false;
  return ['checkbox', 'radio'].includes(control.type)
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

customElements.define('unsent-forms', UnsentForms);

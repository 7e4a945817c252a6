/**
 * `<lookup-form>`: what is typed never leaves the browser. It goes behind the `#` of the lookup page's address, which
 * no request carries, and is answered there.
 */
class LookupForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const privacy = this.querySelector<HTMLTemplateElement>('template[data-privacy]');
    privacy?.replaceWith(privacy.content);
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form)) asked.append(name, String(value));
      location.href = `${form.getAttribute('action')}#${asked}`;
    });
  }
}

customElements.define('lookup-form', LookupForm);

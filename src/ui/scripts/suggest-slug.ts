import { suggestSlug } from '../../domain/slug.ts';

/** `<suggest-slug>`: the end of an address follows the title until somebody types one. */
class SuggestSlug extends HTMLElement {
  connectedCallback(): void {
    const title = document.querySelector<HTMLInputElement>('input[name=pl]');
    const slug = this.querySelector('input');
    if (!title || !slug) return;
    const follows = () => slug.value === '' || slug.value === suggested;
    let suggested = suggestSlug(title.value);
    title.addEventListener('input', () => {
      const isFollowed = follows();
      suggested = suggestSlug(title.value);
      if (isFollowed) slug.value = suggested;
    });
  }
}

customElements.define('suggest-slug', SuggestSlug);

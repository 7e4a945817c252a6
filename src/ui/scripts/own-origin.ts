/** A server that does not know its own address writes an example's into code that is to be copied: the browser knows the true one. */
const example = document.querySelector<HTMLElement>('[data-example-origin]')?.dataset.exampleOrigin;
if (example) {
  for (const code of document.querySelectorAll('.snippet code')) {
    code.textContent = (code.textContent ?? '').replaceAll(example, location.origin);
  }
}

export {};

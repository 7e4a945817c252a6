/** A server that does not know its own address leaves `{origin}` in code that is to be copied: the browser knows it. */
for (const code of document.querySelectorAll('.snippet code')) {
  code.textContent = (code.textContent ?? '').replaceAll('{origin}', location.origin);
}

export {};

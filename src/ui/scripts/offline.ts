/** Pages open with the server gone: see `src/ui/worker`. Where that is not possible, nothing is lost. */
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}

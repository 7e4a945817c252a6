// Whether pages are served; the engine asks each half minute (HEALTHCHECK in the Containerfile).
const address = `http://127.0.0.1:${process.env.PORT || 4321}/readyz`;
try {
  const { ok } = await fetch(address, { signal: AbortSignal.timeout(4_000) });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

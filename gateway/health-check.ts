// What a container asks of the gateway within it: 0 when it is alive, 1 when not. Readiness is for whoever balances the load, and is no reason to start anew.

const port = process.env['PORT'] ?? '4000'
const alive = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
  ({ ok }) => ok,
  () => false,
)
process.exit(alive ? 0 : 1)

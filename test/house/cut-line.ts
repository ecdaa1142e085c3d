import { connect, createServer, type Socket } from 'node:net'

/** A line to an exchange that can be cut in the midst of whatever goes through it. */
export type CutLine = { readonly endpoint: string; readonly cut: () => void; readonly close: () => Promise<void> }

/** Opens one on a free port; `endpoint` is that of the exchange, by way of it. */
export const openCutLine = async (to: string): Promise<CutLine> => {
  const goal = new URL(to)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(goal.port), goal.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    endpoint: `http://127.0.0.1:${port}${goal.pathname}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  }
}

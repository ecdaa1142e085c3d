import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A line that can go dead without a word: connections stand, new ones are taken, and nothing gets through either way. */
export type FreezingProxy = {
  readonly port: number
  readonly freeze: () => void
  /** Lets all that waited through, in its order. */
  readonly thaw: () => void
  readonly close: () => Promise<void>
}

/** Forwards a loopback port to another. */
export const freezingProxy = async (to: number): Promise<FreezingProxy> => {
  const sockets = new Set<Socket>()
  let frozen = false
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }
  const forward = (from: Socket, into: Socket): void => {
    from.on('data', (chunk) => into.write(chunk))
    from.once('end', () => into.end())
    from.once('close', () => into.destroy())
    if (frozen) from.pause()
  }
  const server = createServer((caller) => {
    const called = connect(to, '127.0.0.1')
    forward(keep(caller), keep(called))
    forward(called, caller)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

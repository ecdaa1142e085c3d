import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that listens on loopback. */
export type Listening = { readonly url: string; readonly port: number; close(): Promise<void> }

/** Listens on loopback; port 0 is any free one. Closing ends connections too. */
export const listenOn = (server: Server, port: number): Promise<Listening> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.keepAliveTimeout = 120_000
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const bound = (server.address() as AddressInfo).port
      resolve({
        url: `http://127.0.0.1:${bound}`,
        port: bound,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })

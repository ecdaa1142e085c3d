import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getResponse, type RequestHandler } from 'msw'

/** A server that answers as its handlers declare, on a real socket. */
export type Served = { readonly url: string; readonly close: () => Promise<void> }

const readRequest = async (request: IncomingMessage, origin: string): Promise<Request> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, `${value}`)
  const { method = 'GET', url = '/' } = request
  const body = chunks.length === 0 ? null : Buffer.concat(chunks)
  return new Request(new URL(url, origin), { method, headers, body })
}

const writeResponse = async (response: Response, out: ServerResponse): Promise<void> => {
  out.writeHead(response.status, Object.fromEntries(response.headers))
  out.end(Buffer.from(await response.arrayBuffer()))
}

/**
 * Serves msw's handlers over `node:http`, on a free loopback port: msw itself intercepts no call of undici's, and a real socket is what the
 * adapters meet. What no handler declares is answered 501.
 */
export const serveHandlers = async (...handlers: readonly RequestHandler[]): Promise<Served> => {
  const server = createServer(async (request, out) => {
    try {
      const asked = await readRequest(request, `http://${request.headers.host}`)
      await writeResponse((await getResponse([...handlers], asked)) ?? new Response(null, { status: 501 }), out)
    } catch {
      out.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

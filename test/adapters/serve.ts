import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as a small server of ours sees it. */
export type Heard = { readonly base: string; readonly method: string; readonly url: string; readonly body: string }

export type Serving = { readonly origin: string; close(): Promise<void> }

/** Serves on loopback whatever `handle` says. */
export const serve = async (
  handle: (heard: Heard) => { readonly status: number; readonly contentType: string; readonly body: Buffer },
): Promise<Serving> => {
  let origin = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { status, contentType, body } = handle({
      base: `${origin}/fhir`,
      method: request.method ?? '',
      url: request.url ?? '',
      body: Buffer.concat(chunks).toString(),
    })
    response.writeHead(status, { 'content-type': contentType, 'content-length': body.length }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

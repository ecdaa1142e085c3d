import type { Transport } from '../../adapters/transport/transport.ts'

/**
 * The same transport, led through a proxy: adapters go on speaking of the registered endpoint, in addresses, headers and bodies alike, and what they send
 * arrives at the proxy. Whatever leads away from the endpoint still does, and is refused by the transport itself.
 */
export const throughProxy = (transport: Transport, endpoint: string, proxy: string): Transport => {
  const registered = endpoint.replace(/\/$/, '')
  const standing = proxy.replace(/\/$/, '')
  const led = (path: string): string =>
    path === registered || path.startsWith(`${registered}/`) || path.startsWith(`${registered}?`)
      ? standing + path.slice(registered.length)
      : path
  return {
    ...transport,
    send: (exchange, request) =>
      transport.send({ ...exchange, endpoint: proxy }, { ...request, path: led(request.path) }),
    stream: (exchange, request) =>
      transport.stream({ ...exchange, endpoint: proxy }, { ...request, path: led(request.path) }),
  }
}

import { connect } from 'node:tls'
import type { Upstream } from '../adapters/faulty-proxy.ts'

/**
 * Whether a server still speaks TLS 1.1 or older (RFC 8996 has forbidden both since 2021). Who it is does not matter here: that is seen whenever it is asked in
 * earnest.
 */
export const speaksOldTls = (endpoint: string, { tls = {} }: Upstream, withinMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(endpoint)
    const host = hostname.replace(/^\[|\]$/g, '')
    const socket = connect({
      ...tls,
      host,
      port: Number(port || 443),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      // What OpenSSL has long refused to offer by itself.
      ciphers: 'DEFAULT@SECLEVEL=0',
      rejectUnauthorized: false,
    })
    const end = (speaks: boolean): void => {
      socket.destroy()
      resolve(speaks)
    }
    socket.setTimeout(withinMs, () => end(false))
    socket.once('secureConnect', () => end(true))
    socket.once('error', () => end(false))
  })

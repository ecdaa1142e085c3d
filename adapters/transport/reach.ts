import { type LookupAddress, type LookupOptions, lookup as lookupName } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Where a connection may go: the addresses of the public internet, and what a deployment allows beside them. */
export type Reach = {
  /** Whether this IP address may be connected to. */
  readonly allows: (address: string) => boolean
  /**
   * Why an exchange may not be registered at this URL, in a sentence; undefined when it may. It is https, and plain http only where a deployment allows this
   * machine itself. A name is looked up when it is connected to, every time anew.
   */
  readonly urlFault: (url: string) => string | undefined
  /** Resolves a name for a connection: refused whole when any of its addresses may not be connected to, so that no answer of a name server helps. */
  readonly lookup: LookupFunction
}

/** Looks a name up: all of its addresses. Node's own (`dns.lookup`) unless another is given. */
export type ResolveName = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** The code of a connection that was not made. */
export const ADDRESS_REFUSED = 'ERR_ADDRESS_REFUSED'

/** What the internet does not route to, and what stands for this machine, this network, or everybody on it (RFC 6890 and the IANA registries). */
const NOT_PUBLIC_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only global unicast is public, and of that not what carries another address within it (Teredo, 6to4) or is for documents. */
const PUBLIC_IPV6 = '2000::/3'
const NOT_PUBLIC_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined
}

/** Reads `10.0.0.0/8` or `fd00::/8`; undefined when it is no range of addresses. */
export const parseRange = (
  text: string,
): { readonly address: string; readonly prefix: number; readonly family: 'ipv4' | 'ipv6' } | undefined => {
  const [address = '', prefix = '', ...more] = text.split('/')
  const family = address.includes('%') ? undefined : familyOf(address)
  if (family === undefined || more.length > 0 || !/^\d{1,3}$/.test(prefix)) return undefined
  return Number(prefix) > (family === 'ipv4' ? 32 : 128) ? undefined : { address, prefix: Number(prefix), family }
}

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const text of ranges) {
    const range = parseRange(text)
    if (range === undefined) throw new Error(`Not a range of addresses: ${text}`)
    list.addSubnet(range.address, range.prefix, range.family)
  }
  return list
}

const notPublic = listOf([...NOT_PUBLIC_IPV4, ...NOT_PUBLIC_IPV6])
const publicIpv6 = listOf([PUBLIC_IPV6])

/** An IPv4 address that is written as an IPv6 one (`::ffff:127.0.0.1`, `::ffff:7f00:1`), as the IPv4 address it is. */
const unmapped = (address: string): string => {
  const url = familyOf(address) === 'ipv6' ? URL.parse(`http://[${address}]/`) : null
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(url?.hostname ?? '') ?? []
  if (high === undefined || low === undefined) return address
  const number = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16)
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
}

const isPublic = (address: string, family: 'ipv4' | 'ipv6'): boolean =>
  !notPublic.check(address, family) && (family === 'ipv4' || publicIpv6.check(address, family))

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** Whether a host is this very machine, by what it is called. */
const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** Opens the public internet and these ranges besides (`10.0.0.0/8`, `::1/128`). Throws for what is no range. */
export const createReach = (ranges: readonly string[] = [], resolve: ResolveName = lookupName): Reach => {
  const allowed = listOf(ranges)
  const allows = (given: string): boolean => {
    // A zone (`fe80::1%eth0`) is of a link-local address, whatever it looks like.
    if (given.includes('%')) return false
    const address = unmapped(given)
    const family = familyOf(address)
    return family !== undefined && (allowed.check(address, family) || isPublic(address, family))
  }
  return {
    allows,
    urlFault: (text) => {
      const url = URL.parse(text)
      if (url === null) return 'is no address'
      if (url.username !== '' || url.password !== '') return 'holds a user or a password: set credentials instead'
      if (url.search !== '' || url.hash !== '') return 'holds a query or a fragment'
      const host = bare(url.hostname)
      const mayBePlain = isThisMachine(host) && allows(host === 'localhost' ? '127.0.0.1' : host)
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePlain)) return 'is not https'
      return isIP(host) === 0 || allows(host) ? undefined : 'is an address that may not be reached from here'
    },
    lookup: (hostname, options, callback) => {
      resolve(hostname, { ...options, all: true }, (error, addresses) => {
        const found = addresses ?? []
        const [first] = found
        if (error !== null || first === undefined) {
          callback(error ?? Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), [])
          return
        }
        if (!found.every(({ address }) => allows(address))) {
          callback(Object.assign(new Error(ADDRESS_REFUSED), { code: ADDRESS_REFUSED }), [])
          return
        }
        if (options.all === true) callback(null, found)
        else callback(null, first.address, first.family)
      })
    },
  }
}

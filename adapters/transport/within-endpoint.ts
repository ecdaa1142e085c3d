/** What a server could decode into a step upwards or a new segment although the URL standard leaves it alone. */
const DISGUISED = /%2f|%5c|%2e/i

/** A resource type, or the search of one: what most requests ask for, and nothing that could lead astray. */
const PLAIN = /^[A-Za-z]+(?:\/_search)?$/

/**
 * Joins a path, a reference or a whole URL to a registered endpoint and gives the path and query to send there; undefined when the result
 * would leave the endpoint (another origin, a path outside its own, credentials), so that a `link[next]` cannot lead a request astray.
 */
export const pathWithin = (endpoint: URL, reference: string): string | undefined => {
  const base = endpoint.pathname.endsWith('/') ? endpoint.pathname : `${endpoint.pathname}/`
  if (PLAIN.test(reference)) return base + reference
  const url = URL.parse(reference, `${endpoint.origin}${base}`)
  if (url === null || url.origin !== endpoint.origin || url.username !== '' || url.password !== '') return undefined
  if (!url.pathname.startsWith(base) && url.pathname !== base.slice(0, -1)) return undefined
  if (DISGUISED.test(url.pathname)) return undefined
  // The endpoint itself (a batch is sent there) is addressed as it is registered, without a slash of ours.
  return (url.pathname === base && base.length > 1 ? base.slice(0, -1) : url.pathname) + url.search
}

/** What came back to a visitor. `location` is absolute. */
export type Came = {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly location: string | undefined
}

/** A person at a browser of which only what matters is there: cookies, redirects that are followed by hand, and the headers of a form. */
export type Visitor = {
  readonly get: (url: string) => Promise<Came>
  /** Sends a form from one of the site's own pages. */
  readonly post: (
    url: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Came>
  /** Follows redirects until a page comes. */
  readonly follow: (came: Came) => Promise<Came>
  /** Cookies by host and port, as a thief would copy them. */
  readonly cookies: Map<string, string>
  /** Every `Set-Cookie` seen. */
  readonly set: string[]
}

/** A visitor with no cookies, or with these. */
export const visitor = (stolen: ReadonlyMap<string, string> = new Map()): Visitor => {
  const cookies = new Map(stolen)
  const set: string[] = []
  const send = async (url: string, init: RequestInit): Promise<Came> => {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      set.push(line)
      const [pair = ''] = line.split(';', 1)
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    return {
      status: answer.status,
      text: await answer.text(),
      headers: answer.headers,
      location: location === null ? undefined : new URL(location, url).href,
    }
  }
  const get = (url: string): Promise<Came> => send(url, { headers: { accept: 'text/html' } })
  const follow = async (came: Came): Promise<Came> => {
    let here = came
    for (let hops = 0; here.location !== undefined && hops < 20; hops++) here = await get(here.location)
    return here
  }
  return {
    get,
    follow,
    cookies,
    set,
    post: (url, fields = {}, headers = {}) =>
      send(url, {
        method: 'POST',
        headers: {
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          origin: new URL(url).origin,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}

/** Goes to `url`, chooses this persona at the simulated provider, and gives the page it arrives at. */
export const signInAs = async (one: Visitor, url: string, persona: string): Promise<Came> => {
  let here = await one.get(url)
  while (here.location !== undefined) {
    const at = here.location
    here = await one.get(at)
    const [, action] = /<form method="post" action="([^"]+)"/.exec(here.text) ?? []
    if (here.status === 200 && action?.startsWith('/interaction/'))
      here = await one.post(new URL(action, at).href, { persona })
  }
  return here
}

/** The token in the forms of a page. */
export const tokenOn = (page: Came): string => /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''

import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

// Loaded before a process (`node --import`): tells its parent of everybody it contacts, then lets it. What it tells is a `Contact`.

/** An address connected to (`127.0.0.1:8080`), a name looked up, a datagram, a program started. */
export type Contact = { readonly kind: 'connect' | 'lookup' | 'datagram' | 'program'; readonly whom: string }

const tell = (kind: Contact['kind'], whom: string): void => void process.send?.({ kind, whom } satisfies Contact)

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or all of them in one list, as Node's own callers do. */
const addressOf = (given: readonly unknown[]): string => {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { readonly host?: string; readonly port?: number; readonly path?: string }
    return path === undefined || port !== undefined ? `${host ?? 'localhost'}:${port}` : path
  }
  return typeof first === 'number' ? `${typeof second === 'string' ? second : 'localhost'}:${first}` : String(first)
}

/** Puts `before` in front of a method: told its arguments, changing nothing. */
const before = (holder: object, method: string, hear: (given: readonly unknown[]) => void): void => {
  const was: unknown = Reflect.get(holder, method)
  if (typeof was !== 'function') return
  Reflect.set(holder, method, function (this: unknown, ...given: unknown[]) {
    hear(given)
    return Reflect.apply(was, this, given)
  })
}

before(net.Socket.prototype, 'connect', (given) => tell('connect', addressOf(given)))
for (const method of ['send', 'connect'])
  before(dgram.Socket.prototype, method, (given) => tell('datagram', given.slice(-4).join(' ')))
for (const holder of [dns, dns.promises])
  for (const method of Object.keys(holder))
    if (/^(lookup|resolve|reverse)/.test(method))
      before(holder, method, ([name]) => {
        // A literal address is asked of nobody.
        if (net.isIP(String(name)) === 0) tell('lookup', String(name))
      })
for (const method of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'])
  before(childProcess, method, ([program]) => tell('program', String(program)))
syncBuiltinESMExports()

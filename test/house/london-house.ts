import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../gateway/config.ts'
import { type House, openHouse } from '../../gateway/house.ts'
import type { State } from '../../gateway/state/open-state.ts'
import type { Role } from '../../schema/model/role.ts'
import { openDatabase } from '../database.ts'
import { embeddedDump } from '../embedded-dump.ts'
import { freePort } from '../free-port.ts'
import { gatewayEnvironment, type Keys, makeKeys } from '../london/gateway-environment.ts'
import { type London, type LondonOptions, startLondon } from '../london/london.ts'
import { demoAccess } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import type { TokenWish } from '../london/tokens.ts'

/** The answer to one request, as it came over HTTP. */
export type Answered = {
  readonly status: number
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it asked for
  readonly body: any
}

export type AskOptions = {
  readonly as?: Role
  readonly wish?: TokenWish
  readonly token?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** A whole house over a whole London, entered by the front door. */
export type LondonHouse = {
  readonly london: London
  readonly house: House
  readonly state: State
  readonly url: string
  readonly keys: Keys
  /** The NHS number of one of the notable people. */
  readonly patient: (name: string) => string
  readonly ask: (query: string, options?: AskOptions) => Promise<Answered>
  /** Any request at all, for bad input. */
  readonly send: (init: RequestInit, path?: string) => Promise<Answered>
  readonly close: () => Promise<void>
}

export type LondonHouseOptions = LondonOptions & {
  /** Default: a database of its own on a PostgreSQL, which costs a fraction of the embedded one (`pglite:`). */
  readonly databaseUrl?: string
  /** Over what this London's gateway is configured with. */
  readonly environment?: Readonly<Record<string, string>> | ((london: London) => Readonly<Record<string, string>>)
  /** Given every log line of the gateway; set LOG_LEVEL in `environment` too. */
  readonly logTo?: { readonly write: (line: string) => void }
  /** The clock of sessions; the real one unless said. */
  readonly clock?: () => number
  /** Given the state before the house opens on it, after London was seeded. */
  readonly prepare?: (state: State, london: London) => Promise<void>
}

const answered = async (response: Response): Promise<Answered> => {
  const text = await response.text()
  try {
    return { status: response.status, text, body: JSON.parse(text) }
  } catch {
    return { status: response.status, text, body: undefined }
  }
}

/** Starts London and, in this process, a gateway over it on a port of its own. */
export const openLondonHouse = async (options: LondonHouseOptions = {}): Promise<LondonHouse> => {
  const london = await startLondon({ patients: 60, ...options })
  const keys = await makeKeys()
  const database = options.databaseUrl === undefined ? await openDatabase() : undefined
  const databaseUrl = options.databaseUrl ?? database?.url ?? 'pglite:'
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const environment = {
    ...gatewayEnvironment(london.addresses, databaseUrl, keys, publicUrl),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    REQUESTS_A_MINUTE: '1000000',
    // The exchanges, the browser and this process share the machine: a story is not about how busy it is.
    BUSY_AFTER_MS: '60000',
    ...(typeof options.environment === 'function' ? options.environment(london) : options.environment),
  }
  const fill = async (state: State): Promise<void> => {
    await seedState(state, london)
    await options.prepare?.(state, london)
  }
  const config = readConfig(environment)
  const house = await openHouse(config, {
    prepare: fill,
    ...(databaseUrl === 'pglite:' ? { dump: await embeddedDump() } : {}),
    faces: { strict: true, ...(options.clock === undefined ? {} : { clock: options.clock }) },
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
  })
  const url = await house.app.listen({ host: '127.0.0.1', port })

  const send = async (init: RequestInit, path = '/graphql'): Promise<Answered> =>
    answered(await fetch(`${url}${path}`, init))
  /** Building London holds this process up, and then the door is too busy for a moment: it says to try again shortly, and so we do. */
  const sendUntilHeard = async (init: RequestInit): Promise<Answered> => {
    for (let tries = 1; ; tries++) {
      const heard = await send(init)
      if (tries > 300 || heard.body?.errors?.[0]?.extensions?.code !== 'OVERLOADED') return heard
      await wait(100)
    }
  }
  // A browser is shown a page that says so, and a story would stumble over it.
  await sendUntilHeard({ method: 'POST' })
  return {
    london,
    house,
    state: house.state,
    url,
    keys,
    patient: (name) => {
      const number = london.addresses.notables[name]
      if (number === undefined) throw new Error(`Nobody is called ${name}.`)
      return number
    },
    ask: async (query, { as = 'clinician', wish, token, variables = {} } = {}) =>
      sendUntilHeard({
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token ?? (await london.tokenFor(as, wish))}`,
        },
        body: JSON.stringify({ query, variables: { access: demoAccess(as), ...variables } }),
      }),
    send,
    close: async () => {
      await house.close()
      await london.close()
      await database?.stop()
    },
  }
}

/** A question about one patient with the given fields. `$patient` and `$access` are its variables. */
export const question = (fields: string, more = ''): string =>
  `query($patient: NHSNumber!, $access: AccessInput!) { patient(nhsNumber: $patient, access: $access${more}) { ${fields} } }`

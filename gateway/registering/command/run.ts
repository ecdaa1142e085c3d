import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RegistrationFault } from '../../../schema/model/exchange-registration.ts'
import { type PlacedFault, readExchangeFile } from './exchange-file.ts'
import { openCredentials } from './open-credentials.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { type Answered, openService, type Told } from './service.ts'

/** Where a command speaks: lines to be read, and lines that say what is wrong. A terminal is told what is under way in a line that is written over. */
export type Screen = {
  readonly isTerminal: boolean
  readonly write: (text: string) => void
  readonly complain: (text: string) => void
}

const OVER = '\r\u001b[2K'

const faultLine = ({ field, message, line }: PlacedFault): string =>
  `  ${field === '' ? '' : `${field}: `}${message}${line === undefined ? '' : ` (line ${line})`}`

/** What stops a command: its faults are told already, or are. */
class Stopped extends Error {
  readonly faults: readonly PlacedFault[]
  constructor(message: string, faults: readonly PlacedFault[] = []) {
    super(message)
    this.faults = faults
  }
}

const jsonIn = async (path: string, what: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch {
    throw new Stopped(`${what} cannot be read.`)
  }
}

const textIn = async (path: string, what: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new Stopped(`${what} cannot be read.`)
  }
}

const register = async (options: Options, environment: NodeJS.ProcessEnv, screen: Screen): Promise<Told> => {
  const read = await readExchangeFile(options.config)
  if ('faults' in read) throw new Stopped(`${options.config} cannot be used:`, read.faults)
  const { file, lineOf } = read
  const opened =
    options.credentials && file.credentials !== undefined
      ? await openCredentials(file.credentials, dirname(options.config), environment)
      : { credentials: [] }
  if ('faults' in opened)
    throw new Stopped(
      `${options.config} cannot be used:`,
      opened.faults.map((fault) => ({ ...fault, line: lineOf(fault.field) })),
    )

  const service = openService(options.gateway, options.as)
  const step = async (words: string, act: () => Promise<Answered>): Promise<Told> => {
    if (screen.isTerminal) screen.write(`${OVER}…     ${words}`)
    const { registration, faults } = await act()
    if (faults.length > 0 || registration === undefined) {
      if (screen.isTerminal) screen.write(OVER)
      // A limit stands at the top, or under `limits`, in the file.
      const placed = (fault: RegistrationFault): PlacedFault => ({
        ...fault,
        line: lineOf(fault.field) ?? lineOf(`limits.${fault.field}`),
      })
      throw new Stopped(`${words}: not done.`, faults.map(placed))
    }
    screen.write(`${screen.isTerminal ? OVER : ''}done  ${words} (revision ${registration.revision})\n`)
    return registration
  }

  const { id, configuration } = file
  const isKnown = await service.find(id)
  let now: Told
  if (isKnown === undefined) {
    now = await step(`register ${id}`, () =>
      service.change('registerExchange', {
        id: ['String!', id],
        configuration: ['ExchangeConfigurationInput!', configuration],
      }),
    )
  } else {
    const { revision } = isKnown
    now = await step(`configure ${id}`, () =>
      service.change('configureExchange', {
        id: ['ExchangeId!', id],
        revision: ['Int!', revision],
        configuration: ['ExchangeConfigurationInput!', configuration],
        canary: ['CanaryInput', options.canary],
      }),
    )
  }

  const change = async (
    words: string,
    mutation: string,
    more: Readonly<Record<string, readonly [string, unknown]>>,
  ): Promise<void> => {
    const { revision } = now
    now = await step(words, () =>
      service.change(mutation, { id: ['ExchangeId!', id], revision: ['Int!', revision], ...more }),
    )
  }
  if (options.conformanceKey !== undefined)
    await change('set the key of its reports', 'setConformanceKey', {
      key: ['JSON!', await jsonIn(options.conformanceKey, 'The key of --conformance-key')],
    })
  for (const { mtls, oauth, headers } of opened.credentials)
    await change('set a credential', 'setExchangeCredential', {
      mtls: ['MtlsCredentialInput', mtls],
      oauth: ['OAuthCredentialInput', oauth],
      headers: ['[HeaderCredentialInput!]', headers],
    })
  if (options.pilot !== undefined)
    await change('choose the pilot', 'choosePilot', { organisations: ['[String!]!', options.pilot] })
  if (options.report !== undefined)
    await change('hand in the report', 'submitConformanceReport', {
      report: ['String!', await textIn(options.report, 'The report of --report')],
    })
  if (options.to !== undefined)
    await change(`move to ${options.to.toLowerCase()}`, 'moveExchange', { to: ['RegistrationState!', options.to] })
  return now
}

const standing = ({ state, certified, challenge, configurationHash, canary }: Told): string => {
  const lines = [
    `state          ${state.toLowerCase()}`,
    `certified      ${certified ? 'yes' : 'no'}`,
    `configuration  ${configurationHash}`,
    ...(challenge === null ? [] : [`challenge      ${challenge}`]),
    ...(canary === 'WAITING' ? ['change         waits for its conformance report'] : []),
    ...(canary === 'UNDER_WAY' ? ['change         on trial'] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Runs the command; gives its exit code. Says each step as it is done, and how the exchange stands at the end. Prints no secret. */
export const runCommand = async (
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  screen: Screen,
): Promise<0 | 1> => {
  const asked = readOptions(words, environment)
  if ('help' in asked) {
    screen.write(USAGE)
    return 0
  }
  if ('wrong' in asked) {
    screen.complain(`${asked.wrong.join('\n')}\n\n${USAGE}`)
    return 1
  }
  try {
    screen.write(standing(await register(asked.run, environment, screen)))
    return 0
  } catch (error) {
    const faults = error instanceof Stopped ? error.faults.map(faultLine) : []
    const message = error instanceof Error ? error.message : 'The exchange could not be registered.'
    screen.complain(`${[message, ...faults].join('\n')}\n`)
    return 1
  }
}

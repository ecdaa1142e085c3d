import { parseArgs } from 'node:util'
import { REGISTRATION_STATES, type RegistrationState } from '../../../schema/model/exchange-registration.ts'

/** Who asks: a machine with its own key, or a person's token from the environment. */
export type As =
  | { readonly client: string; readonly keyFile: string; readonly audience: string }
  | { readonly token: string }

/** What stands on the command line. */
export type Options = {
  readonly config: string
  readonly gateway: string
  readonly as: As
  readonly conformanceKey: string | undefined
  readonly credentials: boolean
  readonly pilot: readonly string[] | undefined
  readonly report: string | undefined
  readonly to: RegistrationState | undefined
  readonly canary: { readonly percent: number | undefined; readonly minutes: number | undefined }
}

/** How the command is used. */
export const USAGE = `Registers an exchange, or brings its registration up to what the file says.

  npm run register -- --config my-exchange.yaml --gateway https://exchange.example
                      --client my-client --key client.jwk --audience https://exchange.example
                      [--conformance-key public.jwk] [--credentials] [--pilot RJ6,RAP]
                      [--report report.jws] [--to conformance] [--canary-percent 5] [--canary-minutes 1440]

  --config           what the exchange is, how it is asked, its credentials (the conformance kit reads the same file)
  --gateway          where the service is
  --client, --key    the machine's client id and its private key (JWK), with which it signs its assertion
  --audience         what assertions are meant for, as the service is configured
                     Instead of these three, REGISTER_TOKEN may hold an operator's own token.
  --conformance-key  the public key (JWK) that signs conformance reports
  --credentials      sets the credentials that the file names; their secrets come from the environment and from files
  --pilot            the organisations of the pilot, by their codes
  --report           hands in a signed conformance report
  --to               moves it: conformance, pilot, live, suspended or retired
  --canary-percent, --canary-minutes   how a change of how a live exchange is asked is tried
  --help             prints this

Each is done only where it is given, in this order. It ends with 0 when all was done, and with 1 at the first that was not.
`

/** The options, a wish for help, or everything wrong with the command line at once. */
export type Asked = { readonly run: Options } | { readonly help: true } | { readonly wrong: readonly string[] }

const OPTIONS = {
  config: { type: 'string' },
  gateway: { type: 'string' },
  client: { type: 'string' },
  key: { type: 'string' },
  audience: { type: 'string' },
  'conformance-key': { type: 'string' },
  credentials: { type: 'boolean' },
  pilot: { type: 'string' },
  report: { type: 'string' },
  to: { type: 'string' },
  'canary-percent': { type: 'string' },
  'canary-minutes': { type: 'string' },
  help: { type: 'boolean' },
} as const

const isPlace = (text: string | undefined): text is string => {
  const url = URL.parse(text ?? '')
  if (url === null) return false
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
}

const whole = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

/** Reads the command line. */
export const readOptions = (words: readonly string[], environment: NodeJS.ProcessEnv): Asked => {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']
  try {
    values = parseArgs({ args: [...words], options: OPTIONS }).values
  } catch (error) {
    return { wrong: [error instanceof Error ? error.message : 'The command line cannot be read.'] }
  }
  if (values.help === true) return { help: true }
  const token = environment['REGISTER_TOKEN']
  const { client, key: keyFile, audience, config, gateway } = values
  const as: As | undefined =
    client !== undefined && keyFile !== undefined && audience !== undefined
      ? { client, keyFile, audience }
      : token === undefined
        ? undefined
        : { token }
  const to = REGISTRATION_STATES.find((state) => state === values.to?.toUpperCase())
  const canary = { percent: whole(values['canary-percent']), minutes: whole(values['canary-minutes']) }
  const wrong = [
    ...(config === undefined ? ['--config is needed.'] : []),
    ...(isPlace(gateway) ? [] : ['--gateway is needed: https://… (http only on this machine).']),
    ...(as === undefined ? ['--client, --key and --audience are needed, or REGISTER_TOKEN in the environment.'] : []),
    ...(values.to !== undefined && (to === undefined || to === 'DRAFT')
      ? ['--to is conformance, pilot, live, suspended or retired.']
      : []),
    ...(Object.values(canary).some((count) => count !== undefined && !Number.isInteger(count))
      ? ['--canary-percent and --canary-minutes are whole numbers.']
      : []),
  ]
  if (config === undefined || !isPlace(gateway) || as === undefined || wrong.length > 0) return { wrong }
  return {
    run: {
      config,
      gateway,
      as,
      conformanceKey: values['conformance-key'],
      credentials: values.credentials === true,
      pilot: values.pilot?.split(/[\s,]+/).filter((code) => code !== ''),
      report: values.report,
      to,
      canary,
    },
  }
}

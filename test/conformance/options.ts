import { parseArgs } from 'node:util'

/** What stands on the command line. */
export type Options = {
  readonly config: string
  readonly key: string | undefined
  readonly report: string | undefined
  readonly json: string | undefined
  readonly challenge: string | undefined
  /** Ids of the audits to run, where it is not all of them. */
  readonly only: readonly string[] | undefined
}

export type Asked =
  | { readonly run: Options }
  | { readonly newKey: string }
  | { readonly usage: string; readonly wrong: readonly string[] }

const USAGE = `Audits an exchange's endpoint as the gateway would ask it.

  npm run conformance -- --config my-exchange.yaml [--report report.html]
                         [--json report.jws --key operator-key.jwk --challenge NONCE]
  npm run conformance -- --config my-exchange.yaml --only A02,E04
  npm run conformance -- --new-key operator-key.jwk

  --config     what is asked, and the test patients (test/conformance/my-exchange.example.yaml explains each line)
  --report     writes a report for people, HTML
  --json       writes the report that the registry asks for before an exchange goes live, signed
  --key        signs it: the operator's private key (JWK, EC P-256)
  --challenge  what the registry gave when the exchange entered conformance
  --only       runs these audits alone, while something is being mended: no report is written of them
  --new-key    makes a key and prints its public half, which goes into the registration
  --help       prints this

It ends with 0 when nothing failed, and with 1 otherwise.
`

/** Reads the command line; everything wrong with it at once. */
export const readOptions = (words: readonly string[]): Asked => {
  let values: { readonly [name: string]: string | boolean | undefined }
  try {
    values = parseArgs({
      args: [...words],
      options: {
        config: { type: 'string' },
        key: { type: 'string' },
        report: { type: 'string' },
        json: { type: 'string' },
        challenge: { type: 'string' },
        only: { type: 'string' },
        'new-key': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (trouble) {
    return { usage: USAGE, wrong: [trouble instanceof Error ? trouble.message : 'The command line cannot be read.'] }
  }
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  if (values['help'] === true) return { usage: USAGE, wrong: [] }
  const newKey = text('new-key')
  if (newKey !== undefined) return { newKey }
  const config = text('config')
  const [key, report, json, challenge] = [text('key'), text('report'), text('json'), text('challenge')]
  const only = text('only')
    ?.split(',')
    .map((id) => id.trim())
  const wrong = [
    ...(only !== undefined && (report !== undefined || json !== undefined)
      ? ['--only goes without --report and --json: a report is about all audits.']
      : []),
    ...(config === undefined ? ['--config is missing.'] : []),
    ...(json !== undefined && key === undefined ? ['--json needs --key: the registry takes no unsigned report.'] : []),
    ...(json !== undefined && challenge === undefined ? ['--json needs --challenge, which the registry gives.'] : []),
    ...(json === undefined && key !== undefined ? ['--key needs --json: only that report is signed.'] : []),
    ...(json === undefined && challenge !== undefined ? ['--challenge needs --json: only that report holds it.'] : []),
  ]
  if (config === undefined || wrong.length > 0) return { usage: USAGE, wrong }
  return { run: { config, key, report, json, challenge, only } }
}

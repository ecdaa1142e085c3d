import { request as send } from 'undici'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { type Audited, answerFor, at, idsOf, offeredBy, statesOf } from '../adapters/audit-bench.ts'
import { promised } from '../adapters/broken-promise.ts'
import type { Check } from './check.ts'
import type { Testing } from './configuration.ts'
import type { OpenCredentials } from './credentials.ts'
import { speaksOldTls } from './old-tls.ts'

/** What is certified: the endpoint behind the proxy, with what its operator says of it. */
export type Certified = {
  readonly audited: Audited
  readonly testing: Testing
  readonly credentials: Pick<OpenCredentials, 'bare' | 'declared'>
}

/** What is no NHS number, and what careless code behind an endpoint might make of it: a wildcard, a query, a header, a path. */
const NO_NUMBERS: readonly string[] = [
  '*',
  '%',
  '0',
  '0000000000',
  "' OR '1'='1",
  '1; SELECT 1 --',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '&xxe;]]>',
  '9\r\nx-injected: 1',
  '9\u00009',
  '9'.repeat(4_000),
]

/** How a server that fell over tells strangers what it is made of. */
const INNARDS =
  /\bat [\w.$<>]+ ?\([^)]*:\d+|Traceback \(most recent call last\)|\b(?:java|javax|org\.springframework|System)\.[\w.]+Exception\b|SQLSTATE|ORA-\d{5}|root:x:0:0/

const isLoopback = (endpoint: string): boolean => endpoint.startsWith('http:')

/** The audits of the endpoint itself, by permanent ids: what an adapter cannot make good. */
export const endpointAudits = ({ audited, testing, credentials }: Certified): readonly Check[] => {
  const check = (
    id: string,
    name: string,
    run: Parameters<typeof at>[0],
    { skipped, of = audited }: { readonly skipped?: string | undefined; readonly of?: Audited } = {},
  ): Check => ({ id, name, skipped, run: () => at(run)(of) })
  const { holds } = testing
  const { malformed = [] } = audited.form
  return [
    check(
      'E01',
      'MUST refuse whoever brings no credentials',
      async ({ ask }) => {
        const answer = await ask()
        const states = statesOf(answer)
        promised(
          answer.patients.length === 0 &&
            states.every((state) => state === 'REFUSED_BY_EXCHANGE' || state === 'FAILED'),
          `Without credentials the states are ${states.join(' and ')}, and ${answer.patients.length} patients are stated.`,
        )
      },
      {
        skipped: credentials.declared ? undefined : 'No credentials are declared.',
        of: { ...audited, reaching: credentials.bare, identity: undefined },
      },
    ),
    check('E02', 'MUST give every list whole, with nothing left out or unreadable', async ({ ask }) => {
      for (const [type, { state, incomplete }] of (await ask()).types)
        promised(
          state === 'ANSWERED' && incomplete.length === 0,
          `${type} is ${state}${incomplete.length === 0 ? '' : ` and incomplete: ${incomplete.join(', ')}`}.`,
        )
    }),
    check(
      'E03',
      'MUST hold as many records of the test patient as its operator says',
      async ({ ask }) => {
        const answer = await ask()
        for (const type of offeredBy(audited)) {
          const [said, told] = [holds?.[type], answerFor(answer, type).tellings.length]
          promised(said === undefined || said === told, `${type}: ${said} are said to be held, ${told} are told.`)
        }
      },
      { skipped: holds === undefined ? 'conformance.holds does not say how many there are.' : undefined },
    ),
    check('E04', 'MUST keep another patient’s records apart', async ({ ask }) => {
      const [one, other] = [await ask(), await ask({ patient: testing.otherPatient })]
      promised(other.patients.length > 0, 'It knows nobody under conformance.otherPatient.')
      promised(
        other.patients.every(({ nhsNumbers }) => nhsNumbers.includes(testing.otherPatient)),
        'Asked about the other patient, it states somebody else.',
      )
      for (const type of offeredBy(audited)) {
        const own = new Set(idsOf(one, type))
        const mixed = idsOf(other, type).filter((id) => own.has(id)).length
        promised(mixed === 0, `${mixed} records of type ${type} are told of both patients.`)
      }
    }),
    check('E05', 'MUST hold nobody under what is no NHS number', async ({ ask }) => {
      const [type] = offeredBy(audited)
      for (const [nth, text] of NO_NUMBERS.entries()) {
        // What the adapter's own type keeps out is the very thing that is tried here.
        const patient = text as NhsNumber
        const answer = await ask({ patient, types: type === undefined ? [] : [type] })
        const records = [...answer.types.values()].reduce((sum, { tellings }) => sum + tellings.length, 0)
        promised(
          answer.patients.length === 0 && records === 0,
          `Number ${nth + 1} of ${NO_NUMBERS.length}: ${answer.patients.length} patients are stated, ${records} records told.`,
        )
        promised(
          !statesOf(answer).includes('TIMED_OUT'),
          `Number ${nth + 1} of ${NO_NUMBERS.length}: it did not answer in time.`,
        )
      }
      promised((await ask()).patients.length > 0, 'Afterwards it knows the test patient no more.')
    }),
    check('E06', 'MUST answer a whole question within the time it says', async ({ ask }) => {
      const times: number[] = []
      for (let nth = 0; nth < 5; nth++) {
        const from = performance.now()
        const states = statesOf(await ask())
        promised(states.join() === 'ANSWERED', `The states are ${states.join(' and ')}.`)
        times.push(performance.now() - from)
      }
      // The middle one of five: one that waited for the network says nothing of the exchange.
      const middle = Math.round(times.sort((one, another) => one - another)[2] ?? 0)
      promised(middle <= testing.answersWithinMs, `It took ${middle} ms; ${testing.answersWithinMs} ms are allowed.`)
    }),
    check(
      'E07',
      'MUST be reached over TLS 1.2 or newer, and refuse what is older',
      async () => {
        promised(new URL(audited.upstream).protocol === 'https:', 'The endpoint is not https.')
        const speaks = await speaksOldTls(audited.upstream, audited.reaching ?? {}, audited.ampleMs ?? 20_000)
        promised(!speaks, 'It speaks TLS 1.1 or older.')
      },
      {
        skipped: isLoopback(audited.upstream)
          ? 'The endpoint is on this machine, where it may be tried without TLS; outside a demo the registry takes no such endpoint.'
          : undefined,
      },
    ),
    check(
      'E08',
      'MUST NOT answer malformed requests with records, fall over, or show what it is made of',
      async ({ proxy, ask }) => {
        for (const { what, method, path, contentType, body } of malformed) {
          const answer = await send(proxy.endpoint.replace(/\/$/, '') + path, {
            method,
            ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
            ...(body === undefined ? {} : { body }),
            signal: AbortSignal.timeout(audited.ampleMs ?? 20_000),
          }).catch(() => undefined)
          promised(answer !== undefined, `Asked for ${what}: it did not answer.`)
          const text = await answer.body.text()
          const { statusCode: status } = answer
          promised(status < 500, `Asked for ${what}: it fell over with status ${status}.`)
          promised(status < 300 || status >= 400, `Asked for ${what}: it leads elsewhere, with status ${status}.`)
          const said = { status, contentType: '', body: Buffer.from(text) }
          const records = [...audited.form.recordsIn(said, audited.settings)]
          promised(
            status >= 400 || (records.length === 0 && !text.includes(audited.patient)),
            `Asked for ${what}: it answers with ${records.length} records, and status ${status}.`,
          )
          promised(!INNARDS.test(text), `Asked for ${what}: it shows what it is made of.`)
        }
        promised((await ask()).patients.length > 0, 'Afterwards it knows the test patient no more.')
      },
      {
        skipped: malformed.length === 0 ? 'No malformed requests are known for this protocol.' : undefined,
      },
    ),
  ]
}

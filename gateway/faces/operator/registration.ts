import type {
  CanaryEnd,
  CanaryState,
  CredentialKind,
  RegistrationDeed,
  RegistrationState,
} from '../../../schema/generated/directory.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { FieldError } from '../form.ts'
import { type Asked, definePage, type Page, type View } from '../page.ts'
import { exchangePath } from './paths.ts'

/** An organisation as the pages name it. */
export type Named = { readonly odsCode: string; readonly name: string | null }

/** Something to be mended, as the room tells it. */
export type Fault = { readonly field: string; readonly message: string }

/** What an exchange is and how it is asked. */
export type Configuration = {
  readonly name: string
  readonly area: string
  readonly protocol: string
  readonly endpoint: string
  readonly members: readonly string[]
  readonly recordTypes: readonly string[]
  readonly defaultController: string | null
  readonly maintenance: readonly { readonly start: string | null; readonly end: string | null }[]
  readonly concurrency: number
  readonly requestsASecond: number | null
  readonly maxBodyBytes: number
  readonly sla: { readonly availability: number; readonly p95Ms: number } | null
  readonly settings: unknown
}

type Tally = { readonly asked: number; readonly failed: number; readonly mismatched: number; readonly unknown: number }

/** A changed configuration, tried before it governs. */
export type Canary = {
  readonly id: string
  readonly state: CanaryState
  readonly percent: number
  readonly organisations: readonly Named[]
  readonly minutes: number
  readonly beganAt: string | null
  readonly endsAt: string | null
  readonly end: CanaryEnd | null
  readonly running: Tally
  readonly tried: Tally
  readonly configuration: Configuration
}

/** A registration as the pages are given it. */
export type Registration = {
  readonly id: string
  readonly state: RegistrationState
  readonly revision: number
  readonly configuration: Configuration
  readonly configurationHash: string
  readonly conformanceKey: unknown
  readonly challenge: string | null
  readonly certified: boolean
  readonly report: {
    readonly suite: string
    readonly endedAt: string
    readonly acceptedAt: string
    readonly passed: number
    readonly skipped: number
  } | null
  readonly pilot: readonly Named[]
  readonly credentials:
    | readonly {
        readonly kind: CredentialKind
        readonly setAt: string
        readonly setBy: string | null
        readonly hint: string
        readonly expiresAt: string | null
      }[]
    | null
  readonly steps: readonly { readonly to: RegistrationState; readonly faults: readonly Fault[] }[] | null
  readonly canaries: readonly Canary[] | null
  readonly history:
    | readonly {
        readonly at: string
        readonly deed: RegistrationDeed
        readonly by: string | null
        readonly from: RegistrationState
        readonly to: RegistrationState
        readonly note: string | null
      }[]
    | null
}

type Data = { readonly exchangeRegistration: Registration | null }

const CONFIGURATION = `name area protocol endpoint members recordTypes defaultController maintenance { start end } concurrency requestsASecond maxBodyBytes sla { availability p95Ms } settings`

/** One registration with all that belongs to it. */
const DOCUMENT = /* GraphQL */ `
  query Registration($id: ExchangeId!) {
    exchangeRegistration(id: $id) {
      id state revision configurationHash conformanceKey challenge certified
      configuration { ${CONFIGURATION} }
      report { suite endedAt acceptedAt passed skipped }
      pilot { odsCode name }
      credentials { kind setAt setBy hint expiresAt }
      steps { to faults { field message } }
      canaries {
        id state percent minutes beganAt endsAt end organisations { odsCode name } configuration { ${CONFIGURATION} }
        running { asked failed mismatched unknown } tried { asked failed mismatched unknown }
      }
      history { at deed by from to note }
    }
  }`

/** What a mutation gives back. */
export const OUTCOME = 'registration { id } faults { field message }'

export type Outcome = {
  readonly outcome: { readonly registration: { readonly id: string } | null; readonly faults: readonly Fault[] } | null
}

/** The registration that a page is about. */
const found = ({ exchangeRegistration }: Data): Registration => {
  if (exchangeRegistration === null) throw new HouseError('NOT_FOUND')
  return exchangeRegistration
}

/** What is to be mended, at the fields of a form: a fault of a part is told at the whole, with what that part is. */
export const errorsAt = (
  faults: readonly Fault[],
  fields: readonly string[],
  listed: readonly string[] = [],
): readonly FieldError[] =>
  faults.map(({ field, message }) => {
    const [first = '', ...rest] = field.split('.')
    const place = Number(rest[0])
    const part = rest.length === 0 ? undefined : Number.isInteger(place) ? listed[place] : rest.join('.')
    return {
      text: part === undefined || message.includes(part) ? message : `${part}: ${message}`,
      ...(fields.includes(first) ? { field: first } : {}),
    }
  })

/** A page about one registration, at a path below its own: what every one of them asks for, and what its template is given besides. */
export const defineExchangePage = (
  more: '' | `/${string}`,
  template: string,
  view: (registration: Registration, asked: Asked) => View,
): Page =>
  definePage<Data>({
    path: `/operator/exchanges/:id${more}`,
    audience: 'operator',
    template,
    document: DOCUMENT,
    variables: ({ params }) => ({ id: params['id'] }),
    view: (data, asked) => {
      const registration = found(data)
      return { registration, back: exchangePath(registration.id), ...view(registration, asked) }
    },
  })

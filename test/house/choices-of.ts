import { randomUUID } from 'node:crypto'
import type { Answered, AskOptions, LondonHouse } from './london-house.ts'

const DIRECTIVE = `id effect withdrawnAt withdrawnAsked breakGlassMayLift period { start end }
  scope { recipients { odsCode } controllers { odsCode } recordTypes classes purposes actions recordDates { from to } }
  recordedBy { how at name organisation { odsCode } asked }`

const PROPOSAL = `id side at expiresAt state ends records { effect scope { recordTypes } period { start } breakGlassMayLift }`

const RIGHT = 'id ground mayView period { start end } evidence evidenceReference recordedAt'

/** Everything of a patient's choices. */
export const CHOICES = `revision stage directives { ${DIRECTIVE} } proposals { ${PROPOSAL} }
  proxies { ${RIGHT} } idleProxies { ${RIGHT} } person { nhsNumber name birthDate address } notices { id kind sentence at directives proposal }`

/** Everything that comes of a change. */
export const OUTCOME = `recorded { ${DIRECTIVE} } ended { ${DIRECTIVE} } proposal { ${PROPOSAL} } proxyRight { ${RIGHT} }
  receipts { directive deed jws } faults { code field sentence } refusals { code sentence } leftOut choices { ${CHOICES} }`

const DEEDS = {
  giveDirective: '$asked: WayOfAsking, $choice: ChoiceInput!',
  changeDirective: '$asked: WayOfAsking, $directive: ID!, $choice: ChoiceInput!',
  withdrawDirective: '$asked: WayOfAsking, $directive: ID!',
  confirmWidening: '$proposal: ID!',
  declineWidening: '$proposal: ID!',
  endProxyView: '$right: ID!',
  importConsent: '$asked: WayOfAsking, $consent: JSON!',
  recordProxyRight: '$right: ProxyRightInput!',
  endProxyRight: '$right: ID!',
  permitAtPointOfCare: '$minutes: Int!, $recordTypes: [RecordType!], $classes: [String!]',
} as const

type DeedName = keyof typeof DEEDS

const documentOf = (name: DeedName): string => {
  const own = DEEDS[name]
  const revision = name === 'permitAtPointOfCare' ? '' : '$revision: Int!, '
  const all = `$patient: NHSNumber!, ${revision}$idempotencyKey: String!, ${own}`
  const passed = [...all.matchAll(/\$(\w+)/g)].map(([, word]) => `${word}: $${word}`).join(', ')
  return `mutation(${all}) { ${name}(${passed}) { ${OUTCOME} } }`
}

/** The patients' choices of one house, as people change them through the front door. */
export const choicesOf = (house: () => Pick<LondonHouse, 'ask' | 'patient'>) => {
  const ask = (query: string, options: AskOptions, variables: Readonly<Record<string, unknown>>): Promise<Answered> =>
    house().ask(query, { ...options, variables: { access: undefined, ...variables } })

  const read = (name: string, options: AskOptions): Promise<Answered> =>
    ask(`query($patient: NHSNumber!) { patientChoices(patient: $patient) { ${CHOICES} } }`, options, {
      patient: house().patient(name),
    })

  const choices = async (name: string, options: AskOptions) => {
    const { body, text } = await read(name, options)
    if (body?.data?.patientChoices == null) throw new Error(text)
    return body.data.patientChoices
  }

  /** The whole answer; the revision is the one that stands unless said. */
  const send = async (
    deed: DeedName,
    name: string,
    options: AskOptions,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    const needsRevision = deed !== 'permitAtPointOfCare' && variables['revision'] === undefined
    const held = needsRevision ? (await read(name, options)).body?.data?.patientChoices?.revision : undefined
    const revision = deed === 'permitAtPointOfCare' ? {} : { revision: held ?? 0 }
    // A practice always says how it was asked.
    const asked = options.as === 'practice-staff' && DEEDS[deed].includes('$asked') ? { asked: 'IN_PERSON' } : {}
    return ask(documentOf(deed), options, {
      patient: house().patient(name),
      idempotencyKey: randomUUID(),
      ...asked,
      ...revision,
      ...variables,
    })
  }

  /** What came of it; throws the answer where there is none. */
  const make = async (
    deed: DeedName,
    name: string,
    options: AskOptions,
    variables: Readonly<Record<string, unknown>>,
  ) => {
    const { body, text } = await send(deed, name, options, variables)
    if (body?.data?.[deed] == null) throw new Error(text)
    return body.data[deed]
  }

  return { ask, read, choices, send, make }
}

/** The codes of what was wrong. */
export const faultsIn = (outcome: { readonly faults: readonly { readonly code: string }[] }): readonly string[] =>
  outcome.faults.map(({ code }) => code)

/** The code of a request that was refused whole. */
export const codeOf = ({ body }: Answered): string | undefined => body?.errors?.[0]?.extensions?.code

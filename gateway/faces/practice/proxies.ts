import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { PROXY_EVIDENCE } from '../../../schema/model/proxy-right.ts'
import { hiddenNumber, oneOf, requiredText, text, ticked, whyNoNhsNumber, withDays } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { choicesOf } from '../render/words.ts'
import { errorsAt, type Fault } from './faults.ts'
import { patientPath } from './paths.ts'
import { RIGHT, type ShownRight } from './patient.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'

type Data = {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: string
    readonly person: ShownPerson | null
    readonly proxies: readonly ShownRight[]
    readonly idleProxies: readonly ShownRight[]
  } | null
}

const DOCUMENT = /* GraphQL */ `
  query ProxyRights($patient: NHSNumber!) {
    patientChoices(patient: $patient) { revision stage ...Person proxies { ...Right } idleProxies { ...Right } }
  }
  ${PERSON} ${RIGHT}`

/** The right of somebody to act for the patient: who it is, what it rests on, what was seen. */
export const newProxyPage = definePage<Data>({
  path: '/practice/:patient/proxies/new',
  audience: 'practice-staff',
  template: 'practice/new-proxy.njk',
  document: DOCUMENT,
  variables: ({ patient }) => ({ patient }),
  view: ({ patientChoices }, { params }) => ({
    person: personView(patientChoices?.person),
    revision: patientChoices?.revision,
    key: randomUUID(),
    grounds: choicesOf('proxyGround'),
    evidence: choicesOf('proxyEvidence'),
    path: patientPath(params['patient'], '/proxies/new'),
    back: patientPath(params['patient']),
  }),
})

const GROUNDS = ['PARENTAL_RESPONSIBILITY', 'ATTORNEY', 'DEPUTY'] as const

const read = withDays(
  z.object({
    revision: hiddenNumber,
    key: z.string().min(8).max(100),
    proxy: requiredText(30, 'Enter the NHS number of the person who is to act').superRefine((number, context) => {
      if (parseNhsNumber(number) === undefined) context.addIssue({ code: 'custom', message: whyNoNhsNumber(number) })
    }),
    proxyFamilyName: requiredText(100, 'Enter their family name'),
    ground: oneOf(GROUNDS, 'Choose what the right rests on'),
    patientLacksCapacity: ticked(['yes']),
    mayView: oneOf(['yes', 'no'], 'Choose whether they may see the record'),
    evidence: oneOf(PROXY_EVIDENCE, 'Choose what you have seen'),
    evidenceReference: text(40),
  }),
  { proxyBirthDate: 'Enter their date of birth', firstDay: null, lastDay: null },
)

type Outcome = { readonly faults: readonly Fault[] } | null

const FIELDS = {
  proxy: 'proxy',
  ground: 'ground',
  patientLacksCapacity: 'patientLacksCapacity',
  evidence: 'evidence',
  evidenceReference: 'evidenceReference',
  period: 'lastDay-day',
  firstDay: 'firstDay-day',
  lastDay: 'lastDay-day',
} as const

/** Records it. */
export const newProxyForm = defineForm<z.output<typeof read>, { readonly recordProxyRight: Outcome }>({
  path: '/practice/:patient/proxies/new',
  page: newProxyPage,
  read,
  mutation: /* GraphQL */ `
    mutation RecordProxyRight($patient: NHSNumber!, $revision: Int!, $key: String!, $right: ProxyRightInput!) {
      recordProxyRight(patient: $patient, revision: $revision, idempotencyKey: $key, right: $right) {
        faults { code field sentence }
      }
    }`,
  variables: ({ revision, key, mayView, patientLacksCapacity, evidenceReference, ...right }, { patient }) => ({
    patient,
    revision,
    key,
    right: {
      ...right,
      mayView: mayView === 'yes',
      patientLacksCapacity: patientLacksCapacity.includes('yes'),
      evidenceReference: evidenceReference === '' ? null : evidenceReference,
    },
  }),
  done: ({ recordProxyRight }, _, { params }) =>
    recordProxyRight === null || recordProxyRight.faults.length > 0
      ? { again: errorsAt(recordProxyRight?.faults ?? [], FIELDS) }
      : patientPath(params['patient'], '?done=proxy-recorded'),
})

/** A right to end. */
export const endProxyPage = definePage<Data>({
  path: '/practice/:patient/proxies/:right/end',
  audience: 'practice-staff',
  template: 'practice/end-proxy.njk',
  document: DOCUMENT,
  variables: ({ patient }) => ({ patient }),
  view: ({ patientChoices }, { params }) => {
    const rights = [...(patientChoices?.proxies ?? []), ...(patientChoices?.idleProxies ?? [])]
    const right = rights.find(({ id }) => id === params['right'])
    if (right === undefined) throw new HouseError('NOT_FOUND')
    return {
      person: personView(patientChoices?.person),
      revision: patientChoices?.revision,
      right,
      key: randomUUID(),
      path: patientPath(params['patient'], `/proxies/${encodeURIComponent(right.id)}/end`),
      back: patientPath(params['patient']),
    }
  },
  notFound: {
    title: 'This right has ended already',
    paragraphs: ['Somebody ended it before you, or the address is not complete. Nothing was changed.'],
  },
})

const endRead = z.object({ revision: hiddenNumber, key: z.string().min(8).max(100) })

/** Ends it: it acts no more from that moment on. */
export const endProxyForm = defineForm<z.output<typeof endRead>, { readonly endProxyRight: Outcome }>({
  path: '/practice/:patient/proxies/:right/end',
  page: endProxyPage,
  read: endRead,
  mutation: /* GraphQL */ `
    mutation EndProxyRight($patient: NHSNumber!, $revision: Int!, $key: String!, $right: ID!) {
      endProxyRight(patient: $patient, revision: $revision, idempotencyKey: $key, right: $right) {
        faults { code field sentence }
      }
    }`,
  variables: ({ revision, key }, { patient, params }) => ({ patient, revision, key, right: params['right'] }),
  done: ({ endProxyRight }, _, { params }) =>
    endProxyRight === null || endProxyRight.faults.length > 0
      ? { again: errorsAt(endProxyRight?.faults ?? [], {}) }
      : patientPath(params['patient'], '?done=proxy-ended'),
})

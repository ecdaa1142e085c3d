import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineFile } from '../file.ts'
import { definePage } from '../page.ts'
import { CHOICE, type Choice, headlineOf, isStanding, nowAndEnded, recordOf, rowsOf } from './choice.ts'
import { patientOf, WHO } from './whose.ts'

type Data = {
  readonly patientChoices: { readonly stage: ConsentStage; readonly directives: readonly Choice[] } | null
}

const CHOICES = /* GraphQL */ `
  query Choices($patient: NHSNumber!) {
    patientChoices(patient: $patient) { stage directives { ...Choice } }
  }
  ${CHOICE}`

/** Every choice of the person, those that hold first. */
export const choicesPage = definePage<Data>({
  path: '/account/choices',
  audience: WHO,
  template: 'account/choices.njk',
  document: CHOICES,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { now, speaker, query }) => {
    if (patientChoices === null) throw new HouseError('STATE_UNAVAILABLE')
    const shown = (choice: Choice) => ({
      id: choice.id,
      headline: headlineOf(choice, speaker),
      rows: [...rowsOf(choice, speaker), ...recordOf(choice, speaker)],
    })
    const { standing, ended } = nowAndEnded(patientChoices.directives, now)
    return {
      stage: patientChoices.stage,
      standing: standing.map(shown),
      ended: ended.map(shown),
      done: query['done'] ?? '',
    }
  },
})

/** One choice: everything it says, its receipts, and the ways to change or end it. */
export const choicePage = definePage<Data>({
  path: '/account/choices/:id',
  audience: WHO,
  template: 'account/choice.njk',
  document: CHOICES,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { now, speaker, params, query }) => {
    const choice = patientChoices?.directives.find(({ id }) => id === params['id'])
    if (choice === undefined) throw new HouseError('NOT_FOUND')
    return {
      id: choice.id,
      headline: headlineOf(choice, speaker),
      rows: [...rowsOf(choice, speaker, Number.POSITIVE_INFINITY), ...recordOf(choice, speaker)],
      standing: isStanding(choice, now),
      receipts: choice.withdrawnAt === null ? ['RECORDED'] : ['RECORDED', 'WITHDRAWN'],
      done: query['done'] ?? '',
    }
  },
})

type Receipts = {
  readonly consentReceipts: readonly { readonly deed: string; readonly jws: string }[] | null
}

/** One signed receipt, as it is to be verified: a compact JWS. */
export const receiptFile = defineFile<Receipts>({
  path: '/account/choices/:id/receipts/:deed',
  audience: WHO,
  document: /* GraphQL */ `
    query Receipts($patient: NHSNumber!, $directive: ID!) {
      consentReceipts(patient: $patient, directive: $directive) { deed jws }
    }`,
  variables: (asked) => ({ patient: patientOf(asked), directive: asked.params['id'] }),
  make: ({ consentReceipts }, { params }) => {
    const receipt = consentReceipts?.find(({ deed }) => deed === params['deed'])
    if (receipt === undefined) throw new HouseError('NOT_FOUND')
    return { type: 'application/jose', name: `receipt-${params['id']}-${receipt.deed}.jws`, body: receipt.jws }
  },
})

type Export = { readonly exportDirectives: { readonly bundle: unknown } | null }

/** Every choice as FHIR R4 Consents. */
export const choicesFile = defineFile<Export>({
  path: '/account/choices.json',
  audience: WHO,
  document: /* GraphQL */ `
    query ChoicesAsFhir($patient: NHSNumber!) { exportDirectives(patient: $patient) { bundle } }`,
  variables: (asked) => ({ patient: patientOf(asked) }),
  make: ({ exportDirectives }) => {
    if (exportDirectives === null) throw new HouseError('STATE_UNAVAILABLE')
    return {
      type: 'application/fhir+json',
      name: 'my-choices.json',
      body: JSON.stringify(exportDirectives.bundle, null, 2),
    }
  },
})

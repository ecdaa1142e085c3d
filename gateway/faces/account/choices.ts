import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { isStanding } from '../choices/standing.ts'
import type { File } from '../file.ts'
import { defineFile } from '../file.ts'
import type { Page } from '../page.ts'
import { headlineOf, nowAndEnded, recordOf, rowsOf } from './choice.ts'
import { ANOTHER, definePageFor, NOT_ACTING, patientOf, WHO, type Whose } from './whose.ts'

type Data = {
  readonly patientChoices: { readonly stage: ConsentStage; readonly directives: readonly RecordedChoice[] } | null
}

const choicesAsked = ({ asks }: Whose): string => /* GraphQL */ `
  query Choices($patient: NHSNumber!) {
    ${asks}
    patientChoices(patient: $patient) { stage directives { ...Choice } }
  }
  ${CHOICE}`

/** Every choice of the person, those that hold first. */
export const choicesPage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/choices',
    template: 'account/choices.njk',
    document: choicesAsked(whose),
    variables: (asked) => ({ patient: patientOf(asked) }),
    view: ({ patientChoices }, { now, speaker, query }) => {
      if (patientChoices === null) throw new HouseError('STATE_UNAVAILABLE')
      const shown = (choice: RecordedChoice) => ({
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
export const choicePage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/choices/:id',
    template: 'account/choice.njk',
    document: choicesAsked(whose),
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
export const receiptFile = (whose: Whose): File =>
  defineFile<Receipts>({
    path: `${whose.path}/choices/:id/receipts/:deed`,
    audience: WHO,
    ...(whose === ANOTHER ? { forbidden: NOT_ACTING } : {}),
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
export const choicesFile = (whose: Whose): File =>
  defineFile<Export>({
    path: `${whose.path}/choices.json`,
    audience: WHO,
    ...(whose === ANOTHER ? { forbidden: NOT_ACTING } : {}),
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

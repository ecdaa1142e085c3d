import { choiceTitle } from '../../documents/choice-words.ts'
import { CHOICE, PROPOSED, type RecordedChoice, type ShownChoice } from '../choices/shown-choice.ts'
import { standingOf } from '../choices/standing.ts'
import { definePage } from '../page.ts'
import { choicePath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'

type Proposal = {
  readonly id: string
  readonly side: 'PATIENT' | 'PROXY'
  readonly expiresAt: string
  readonly state: 'OPEN' | 'CONFIRMED' | 'DECLINED' | 'EXPIRED'
  readonly ends: string | null
  readonly records: ShownChoice | null
}

/** A right to act for the patient as pages ask for it. */
export type ShownRight = {
  readonly id: string
  readonly ground: string
  readonly mayView: boolean
  readonly period: { readonly start: string | null; readonly end: string | null }
  readonly evidence: string | null
  readonly evidenceReference: string | null
  readonly recordedAt: string | null
}

/** What of a right a page asks for. */
export const RIGHT = /* GraphQL */ `
  fragment Right on HeldRight { id ground mayView period { start end } evidence evidenceReference recordedAt }`

type Data = {
  readonly patientChoices: {
    readonly person: ShownPerson | null
    readonly stage: string
    readonly directives: readonly RecordedChoice[]
    readonly proposals: readonly Proposal[]
    readonly proxies: readonly ShownRight[]
    readonly idleProxies: readonly ShownRight[]
  } | null
}

/** The choices of one patient, in force and past; proposals that wait; who may act for them. */
export const patientPage = definePage<Data>({
  path: '/practice/:patient',
  audience: 'practice-staff',
  template: 'practice/patient.njk',
  document: /* GraphQL */ `
    query PracticePatient($patient: NHSNumber!) {
      patientChoices(patient: $patient) {
        ...Person
        stage
        directives { ...Choice }
        proposals { id side expiresAt state ends records { ...Proposed } }
        proxies { ...Right }
        idleProxies { ...Right }
      }
    }
    ${PERSON} ${CHOICE} ${PROPOSED} ${RIGHT}`,
  variables: ({ patient }) => ({ patient }),
  view: ({ patientChoices }, { params, now }) => {
    if (patientChoices === null) return { person: undefined, choices: undefined }
    const { person, stage, directives, proposals, proxies, idleProxies } = patientChoices
    const lines = directives.map((choice) => ({
      ...choice,
      title: choiceTitle(choice),
      standing: standingOf(choice, now),
      href: choicePath(params['patient'], choice.id),
    }))
    const titleOf = (id: string | null) => lines.find((line) => line.id === id)?.title
    return {
      person: personView(person),
      choices: {
        standing: lines.filter(({ standing }) => standing === 'IN_FORCE' || standing === 'TO_COME'),
        past: lines.filter(({ standing }) => standing === 'OVER' || standing === 'ENDED'),
      },
      stage,
      proposals: proposals
        .filter(({ state }) => state === 'OPEN')
        .map(({ ends, records, ...rest }) => ({
          ...rest,
          ends: titleOf(ends),
          records: records === null ? undefined : choiceTitle(records),
        })),
      proxies,
      idleProxies,
    }
  },
})

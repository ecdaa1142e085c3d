import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { choiceLines, choiceTitle } from '../../documents/choice-words.ts'
import { PROPOSED, type ShownChoice } from '../choices/shown-choice.ts'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { errorsAt, type Fault } from './faults.ts'
import { choicePath, patientPath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'

/** A Consent of more than this says nothing that a choice can say. */
const LONGEST = 200_000

const FIELDS = { consent: 'consent' } as const

/** A file chosen counts before what was pasted. */
const read = z
  .looseObject({ revision: hiddenNumber, file: z.string().default(''), consent: z.string().default('') })
  .transform(({ revision, file, consent }, context) => {
    const text = (file.trim() === '' ? consent : file).trim()
    const refuse = (message: string): never => {
      context.addIssue({ code: 'custom', message, path: ['consent'] })
      return z.NEVER
    }
    if (text === '') return refuse('Choose a file, or paste what is in it')
    if (text.length > LONGEST) return refuse('Use 200,000 characters or fewer')
    try {
      const consent: unknown = JSON.parse(text)
      return { revision, text, consent }
    } catch {
      return refuse('This is not JSON. A FHIR Consent in XML cannot be read here')
    }
  })

type Read = z.output<typeof read>

/** Where a FHIR R4 Consent is handed in. */
export const importPage = definePage<{
  readonly patientChoices: { readonly revision: number; readonly person: ShownPerson | null } | null
}>({
  path: '/practice/:patient/import',
  audience: 'practice-staff',
  template: 'practice/import.njk',
  document: /* GraphQL */ `
    query ImportConsentPage($patient: NHSNumber!) { patientChoices(patient: $patient) { revision ...Person } }
    ${PERSON}`,
  variables: ({ patient }) => ({ patient }),
  view: ({ patientChoices }, { params }) => ({
    person: personView(patientChoices?.person),
    revision: patientChoices?.revision,
    path: patientPath(params['patient'], '/import'),
    back: patientPath(params['patient']),
  }),
})

type Reading = {
  readonly records: ShownChoice | null
  readonly faults: readonly Fault[]
  readonly refusals: readonly { readonly code: string; readonly sentence: string }[]
  readonly leftOut: readonly string[]
}

/** What it would be recorded as, or every reason why it would not be. */
const readingPage = definePage<{
  readonly patientChoices: { readonly person: ShownPerson | null } | null
  readonly consentReading: Reading | null
}>({
  path: '/practice/:patient/import',
  audience: 'practice-staff',
  template: 'practice/import-reading.njk',
  document: /* GraphQL */ `
    query ReadConsent($patient: NHSNumber!, $consent: JSON!) {
      patientChoices(patient: $patient) { ...Person }
      consentReading(patient: $patient, consent: $consent) {
        records { ...Proposed }
        faults { code field sentence }
        refusals { code sentence }
        leftOut
      }
    }
    ${PERSON} ${PROPOSED}`,
  variables: (asked) => ({ patient: asked.patient, consent: read.parse(asked.sent ?? {}).consent }),
  view: ({ patientChoices, consentReading }, asked) => {
    const { revision, text } = read.parse(asked.sent ?? {})
    const records = consentReading?.records ?? undefined
    return {
      person: personView(patientChoices?.person),
      title: records && choiceTitle(records),
      lines: records && choiceLines(records),
      reasons:
        consentReading === null
          ? undefined
          : consentReading.refusals.length > 0
            ? consentReading.refusals.map(({ sentence }) => sentence)
            : consentReading.faults.map(({ sentence }) => sentence),
      leftOut: consentReading?.leftOut ?? [],
      revision,
      text,
      key: randomUUID(),
      path: patientPath(asked.params['patient'], '/import'),
    }
  },
})

/** Reads it and shows what it means; nothing is recorded. */
export const readConsentForm = defineForm<Read, null>({
  path: '/practice/:patient/import/read',
  page: importPage,
  read,
  shows: [readingPage],
  done: () => ({ show: readingPage }),
})

type Imported = {
  readonly importConsent: {
    readonly recorded: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

const keyed = z.intersection(read, z.object({ key: z.string().min(8).max(100) }))

/** Records it. */
export const importForm = defineForm<Read & { readonly key: string }, Imported>({
  path: '/practice/:patient/import',
  page: importPage,
  read: keyed,
  mutation: /* GraphQL */ `
    mutation ImportForPatient($patient: NHSNumber!, $revision: Int!, $key: String!, $consent: JSON!) {
      importConsent(patient: $patient, revision: $revision, idempotencyKey: $key, consent: $consent) {
        recorded { id }
        faults { code field sentence }
      }
    }`,
  variables: ({ revision, key, consent }, { patient }) => ({ patient, revision, key, consent }),
  done: ({ importConsent }, _, { params }) => {
    if (importConsent === null || importConsent.faults.length > 0)
      return { again: errorsAt(importConsent?.faults ?? [], FIELDS) }
    return importConsent.recorded === null
      ? patientPath(params['patient'], '?done=proposed')
      : choicePath(params['patient'], importConsent.recorded.id, '?done=recorded')
  },
})

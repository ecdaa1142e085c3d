import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { WayOfAsking } from '../../../schema/model/consent-directive.ts'
import { choiceLines, choiceTitle } from '../../documents/choice-words.ts'
import { type ConsentFile, consentFile } from '../choices/consent-file.ts'
import { PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import { PROPOSED, type ShownChoice } from '../choices/shown-choice.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { errorsAt, type Fault } from './faults.ts'
import { choicePath, patientPath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'
import { comparedView, PREVIEW, type Preview } from './preview.ts'
import { wayOfAsking, waysOfAsking } from './way-of-asking.ts'

const FIELDS = { consent: 'consent' } as const

const read = consentFile({
  empty: 'Choose a file, or paste what is in it',
  tooLong: 'Use 200,000 characters or fewer',
  notJson: 'This is not JSON. A FHIR Consent in XML cannot be read here',
})

const handedIn = z.intersection(read, z.object({ asked: wayOfAsking }))

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
    ways: waysOfAsking,
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
  readonly now: Preview | null
  readonly then: Preview | null
}>({
  path: '/practice/:patient/import',
  audience: 'practice-staff',
  template: 'practice/import-reading.njk',
  document: /* GraphQL */ `
    query ReadConsent($patient: NHSNumber!, $consent: JSON!, $consents: [JSON!]!, ${PART_ASKED}) {
      patientChoices(patient: $patient) { ...Person }
      consentReading(patient: $patient, consent: $consent) {
        records { ...Proposed }
        faults { code field sentence }
        refusals { code sentence }
        leftOut
      }
      now: consentPreview(patient: $patient, ${PART}) { ...Preview }
      then: consentPreview(patient: $patient, consents: $consents, ${PART}) { ...Preview }
    }
    ${PERSON} ${PROPOSED} ${PREVIEW}`,
  variables: (asked) => {
    const { consent } = read.parse(asked.sent ?? {})
    return { patient: asked.patient, consent, consents: [consent], ...partAsked(asked.sent) }
  },
  view: ({ patientChoices, consentReading, now, then }, asked) => {
    const { revision, text, asked: way } = handedIn.parse(asked.sent ?? {})
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
      compared: comparedView(now, then, asked.sent),
      carried: [
        { name: 'revision', value: String(revision) },
        { name: 'consent', value: text },
        { name: 'asked', value: way },
      ],
      key: randomUUID(),
      path: patientPath(asked.params['patient'], '/import'),
    }
  },
})

/** Reads it and shows what it means; nothing is recorded. */
export const readConsentForm = defineForm<z.output<typeof handedIn>, null>({
  path: '/practice/:patient/import/read',
  page: importPage,
  read: handedIn,
  shows: [readingPage],
  done: () => ({ show: readingPage }),
})

type Imported = {
  readonly importConsent: {
    readonly recorded: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

const keyed = z.intersection(read, z.object({ key: z.string().min(8).max(100), asked: wayOfAsking }))

/** Records it. */
export const importForm = defineForm<ConsentFile & { readonly key: string; readonly asked: WayOfAsking }, Imported>({
  path: '/practice/:patient/import',
  page: importPage,
  read: keyed,
  mutation: /* GraphQL */ `
    mutation ImportForPatient(
      $patient: NHSNumber!
      $revision: Int!
      $key: String!
      $asked: WayOfAsking!
      $consent: JSON!
    ) {
      importConsent(patient: $patient, revision: $revision, idempotencyKey: $key, asked: $asked, consent: $consent) {
        recorded { id }
        faults { code field sentence }
      }
    }`,
  variables: ({ revision, key, asked, consent }, { patient }) => ({ patient, revision, key, asked, consent }),
  done: ({ importConsent }, _, { params }) => {
    if (importConsent === null || importConsent.faults.length > 0)
      return { again: errorsAt(importConsent?.faults ?? [], FIELDS) }
    return importConsent.recorded === null
      ? patientPath(params['patient'], '?done=proposed')
      : choicePath(params['patient'], importConsent.recorded.id, '?done=recorded')
  },
})

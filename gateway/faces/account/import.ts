import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { type ConsentFile, consentFile } from '../choices/consent-file.ts'
import { PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import { PROPOSED, type ShownChoice } from '../choices/shown-choice.ts'
import { defineForm, type Form } from '../form.ts'
import type { Asked, Page } from '../page.ts'
import { type Fault, headlineOf, rowsOf } from './choice.ts'
import { mendable } from './choice-fields.ts'
import { comparedView, PREVIEW, type Preview } from './who-could-see.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

const read = consentFile({ empty: 'import.empty', tooLong: 'import.tooLong', notJson: 'import.notJson' })

const placeOf = (whose: Whose, asked: Asked): string => `${baseOf(whose, asked)}/import`

/** Where a choice is handed in that another service wrote as a FHIR R4 Consent. */
const handInPage = (whose: Whose): Page =>
  definePageFor<{ readonly patientChoices: { readonly revision: number } | null }>(whose, {
    path: '/import',
    template: 'account/import.njk',
    document: /* GraphQL */ `
      query ImportChoice($patient: NHSNumber!) {
        ${whose.asks}
        patientChoices(patient: $patient) { revision }
      }`,
    variables: (asked) => ({ patient: patientOf(asked) }),
    view: ({ patientChoices }, asked) => {
      if (patientChoices === null) throw new HouseError('STATE_UNAVAILABLE')
      return { revision: patientChoices.revision, action: placeOf(whose, asked) }
    },
  })

type Reading = {
  readonly patientChoices: { readonly stage: ConsentStage } | null
  readonly consentReading: {
    readonly records: ShownChoice | null
    readonly faults: readonly Fault[]
    readonly refusals: readonly { readonly code: string }[]
    readonly leftOut: readonly string[]
  } | null
  readonly now: Preview | null
  readonly after: Preview | null
  readonly emergency: Preview | null
}

/** What it means and what it would do, or every reason why it is not used. */
const meaningPage = (whose: Whose): Page =>
  definePageFor<Reading>(whose, {
    path: '/import',
    template: 'account/import-meaning.njk',
    document: /* GraphQL */ `
      query ConsentMeaning($patient: NHSNumber!, $consent: JSON!, $consents: [JSON!]!, ${PART_ASKED}) {
        ${whose.asks}
        patientChoices(patient: $patient) { stage }
        consentReading(patient: $patient, consent: $consent) {
          records { ...Proposed }
          faults { code field }
          refusals { code }
          leftOut
        }
        now: consentPreview(patient: $patient, ${PART}) { ...Previewed }
        after: consentPreview(patient: $patient, consents: $consents, ${PART}) { ...Previewed }
        emergency: consentPreview(patient: $patient, consents: $consents, purpose: BTG, ${PART}) { ...Previewed }
      }
      ${PROPOSED} ${PREVIEW}`,
    variables: (asked) => {
      const { consent } = read.parse(asked.sent ?? {})
      return { patient: patientOf(asked), consent, consents: [consent], ...partAsked(asked.sent) }
    },
    view: ({ patientChoices, consentReading, now, after, emergency }, asked) => {
      if (patientChoices === null || consentReading === null || now === null || after === null || emergency === null)
        throw new HouseError('STATE_UNAVAILABLE')
      const { speaker, sent } = asked
      const { revision, text } = read.parse(sent ?? {})
      const { records, refusals, faults, leftOut } = consentReading
      const action = placeOf(whose, asked)
      if (records === null)
        return {
          reasons:
            refusals.length > 0
              ? refusals.map(({ code }) => speaker.word('refusal', code))
              : mendable(faults).map((fault) => speaker.t(fault.text)),
          action,
        }
      return {
        headline: headlineOf(records, speaker),
        rows: rowsOf(records, speaker),
        leftOut,
        ...comparedView(now, after, emergency, sent, speaker),
        together: patientChoices.stage === 'BOTH_WIDEN' && records.effect === 'permit',
        carried: [
          { name: 'consent', value: text },
          { name: 'revision', value: String(revision) },
        ],
        key: randomUUID(),
        action,
        lookAt: `${action}/read`,
      }
    },
  })

type Imported = {
  readonly importConsent: {
    readonly recorded: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

const keyed = z.intersection(read, z.object({ key: z.string().min(8).max(200) }))

/** The page, and its two forms: read it, and save what was read. */
export const importChoice = (whose: Whose): { readonly pages: readonly Page[]; readonly forms: readonly Form[] } => {
  const page = handInPage(whose)
  const meaning = meaningPage(whose)
  const look = defineForm<ConsentFile, null>({
    path: `${whose.path}/import/read`,
    page,
    read,
    shows: [meaning],
    done: () => ({ show: meaning }),
  })
  const save = defineForm<ConsentFile & { readonly key: string }, Imported>({
    path: `${whose.path}/import`,
    page,
    read: keyed,
    mutation: /* GraphQL */ `
      mutation ImportOwnChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $consent: JSON!) {
        importConsent(patient: $patient, revision: $revision, idempotencyKey: $key, consent: $consent) {
          recorded { id }
          faults { code field }
        }
      }`,
    variables: ({ revision, key, consent }, asked) => ({ patient: patientOf(asked), revision, key, consent }),
    done: ({ importConsent }, _, asked) => {
      if (importConsent === null) throw new HouseError('INTERNAL')
      const base = baseOf(whose, asked)
      if (importConsent.faults.length > 0)
        return { again: mendable(importConsent.faults).map(({ text }) => ({ text, field: 'consent' })) }
      return importConsent.recorded === null
        ? `${base}/choices?done=proposed`
        : `${base}/choices/${importConsent.recorded.id}?done=done`
    },
  })
  return { pages: [page], forms: [look, save] }
}

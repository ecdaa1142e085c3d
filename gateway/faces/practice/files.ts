import { HouseError } from '../../../schema/model/house-error.ts'
import { KEYS_PATH } from '../../documents/mount-keys.ts'
import { choiceForm } from '../../documents/pdf/choice-form.ts'
import { choiceLetter } from '../../documents/pdf/choice-letter.ts'
import { defineFile } from '../file.ts'
import { type ChoiceData, choiceFound, ONE_CHOICE } from './choice.ts'

/** The blank form, to be filled in by hand. */
export const formFile = defineFile({
  path: '/practice/form.pdf',
  audience: 'practice-staff',
  make: (_, { now }) => ({ type: 'application/pdf', name: 'choices-form.pdf', body: choiceForm(now) }),
})

/** The letter that says what was recorded, or ended. */
export const letterFile = defineFile<
  ChoiceData & { readonly organisations: readonly ({ readonly name: string | null } | null)[] | null }
>({
  path: '/practice/:patient/choices/:choice/letter.pdf',
  audience: 'practice-staff',
  document: ONE_CHOICE.replace(
    '($patient: NHSNumber!) {',
    '($patient: NHSNumber!, $codes: [ODSCode!]!) {\n    organisations(odsCodes: $codes) { name }',
  ),
  variables: ({ patient, requester }) => ({ patient, codes: [requester?.organisation] }),
  make: (data, { params, requester, now, publicUrl }) => {
    const choice = choiceFound(data, params['choice'])
    const person = data.patientChoices?.person
    // A letter to nobody is none.
    if (person == null) throw new HouseError('STATE_UNAVAILABLE')
    const practice = data.organisations?.[0]?.name ?? requester?.organisation ?? 'your GP practice'
    const body = choiceLetter({ person, choice, practice, keysAddress: new URL(KEYS_PATH, publicUrl).href, at: now })
    return { type: 'application/pdf', name: `letter-${choice.id}.pdf`, body }
  },
})

type Receipts = {
  readonly consentReceipts: readonly { readonly deed: 'RECORDED' | 'WITHDRAWN'; readonly jws: string }[] | null
}

/** The signed receipts of a choice, for the patient: one compact JWS a line, that it was recorded first. */
export const receiptFile = defineFile<Receipts>({
  path: '/practice/:patient/choices/:choice/receipt.txt',
  audience: 'practice-staff',
  document: /* GraphQL */ `
    query ChoiceReceipts($patient: NHSNumber!, $directive: ID!) {
      consentReceipts(patient: $patient, directive: $directive) { deed jws }
    }`,
  variables: ({ patient, params }) => ({ patient, directive: params['choice'] }),
  make: ({ consentReceipts }, { params }) => {
    if (consentReceipts === null) throw new HouseError('NOT_FOUND')
    const body = `${consentReceipts.map(({ jws }) => jws).join('\n')}\n`
    return { type: 'text/plain; charset=utf-8', name: `receipt-${params['choice']}.txt`, body }
  },
})

/** Every choice of the patient as a FHIR R4 Bundle of Consents. */
export const exportFile = defineFile<{ readonly exportDirectives: { readonly bundle: unknown } | null }>({
  path: '/practice/:patient/choices.json',
  audience: 'practice-staff',
  document: /* GraphQL */ `
    query ExportChoices($patient: NHSNumber!) { exportDirectives(patient: $patient) { bundle } }`,
  variables: ({ patient }) => ({ patient }),
  make: ({ exportDirectives }) => {
    if (exportDirectives === null) throw new HouseError('STATE_UNAVAILABLE')
    const body = JSON.stringify(exportDirectives.bundle, undefined, 2)
    return { type: 'application/fhir+json; charset=utf-8', name: 'choices.json', body }
  },
})

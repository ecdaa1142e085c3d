import { z } from 'zod'
import { oneOf, text, withDays } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage } from '../page.ts'
import { spaced } from '../practice/person.ts'
import { accessFields, accessOf } from './access-fields.ts'
import { birthDateWords } from './date-words.ts'
import { VIEWERS } from './find.ts'

/** Asks who is sought, and what for. */
export const tracePage = definePage({
  path: '/clinician/trace',
  audience: VIEWERS,
  template: 'clinician/trace.njk',
})

const read = withDays(
  z.object({
    family: text(100),
    given: text(100),
    postcode: text(10),
    gender: oneOf(['', 'female', 'male', 'other'], 'Choose from the list').default(''),
    match: z.preprocess((sent) => sent ?? 'STANDARD', oneOf(['STANDARD', 'FUZZY'], 'Choose from the list')),
    ...accessFields,
  }),
  { birthDate: null },
  'Enter a real date of birth, such as 27 3 1961',
)

type Fields = z.output<typeof read>

type Candidate = {
  readonly nhsNumber: string
  readonly name: string | null
  readonly birthDate: string | null
  readonly postcodeDistrict: string | null
  readonly generalPractice: { readonly name: string | null } | null
  readonly agreesInFull: boolean
}

type Data = {
  readonly tracePatient: {
    readonly outcome: string
    readonly sentence: string
    readonly candidates: readonly Candidate[]
    readonly faults: readonly { readonly code: string; readonly sentence: string }[]
  } | null
}

const fieldsOf = ({ sent }: Asked): Fields => read.parse(sent ?? {})

const criteriaOf = ({ family, given, postcode, gender, match, birthDate }: Fields) => ({
  match,
  family: family === '' ? null : family,
  given: given.split(/\s+/).filter((name) => name !== ''),
  birthDate,
  gender: gender === '' ? null : gender,
  postcode: postcode === '' ? null : postcode,
})

/** Those who may be who is sought, in answer to the form: what was typed and who was found stand in no address. */
export const tracedPage = definePage<Data>({
  path: '/clinician/trace',
  audience: VIEWERS,
  template: 'clinician/traced.njk',
  document: /* GraphQL */ `
    query Trace($for: TraceInput!, $access: AccessInput!) {
      tracePatient(for: $for, access: $access) {
        outcome
        sentence
        candidates { nhsNumber name birthDate postcodeDistrict generalPractice { name } agreesInFull }
        faults { code sentence }
      }
    }`,
  variables: (asked) => {
    const fields = fieldsOf(asked)
    return { for: criteriaOf(fields), access: accessOf(fields) }
  },
  view: ({ tracePatient }, asked) => {
    const { _csrf, ...sent } = asked.sent ?? {}
    return {
      access: accessOf(fieldsOf(asked)),
      sent: Object.entries(sent).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value }))),
      outcome: tracePatient?.outcome ?? 'UNAVAILABLE',
      sentence: tracePatient?.sentence ?? 'The demographics service could not be asked.',
      faults: tracePatient?.faults ?? [],
      candidates: (tracePatient?.candidates ?? []).map((one) => ({
        ...one,
        shownNumber: spaced(one.nhsNumber),
        birthDate: birthDateWords(one.birthDate),
        practice: one.generalPractice?.name ?? null,
      })),
    }
  },
})

/** Reads who is sought, and shows who may be meant. */
export const traceForm = defineForm<Fields, null>({
  path: '/clinician/trace',
  page: tracePage,
  read,
  shows: [tracedPage],
  done: () => ({ show: tracedPage }),
})

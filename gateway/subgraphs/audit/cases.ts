import type { CaseDeed } from '../../../policies/access-case.ts'
import type {
  AccessCaseResolvers,
  MutationAcknowledgeCaseArgs,
  MutationResolvers,
  QueryResolvers,
} from '../../../schema/generated/audit.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { HouseContext } from '../house-context.ts'

/** The most cases of a page. The SDL says the same. */
const MOST_CASES = 200

const organisation = (odsCode: OdsCode) => ({ odsCode })

const given = (value: number | null | undefined, usual: number, most: number): number => {
  const number = value ?? usual
  if (number < 0 || number > most) throw new HouseError('INPUT_INVALID')
  return number
}

/** What patients and information governance managers ask of cases; who may is decided in `caseLife`. */
export const caseQueries = {
  myCases: (_, { patient }, { caseLife }) => caseLife.ofPatient(patient),
  accessCases: async (_, { states, first, skip }, { caseLife }) => {
    const { cases, total } = await caseLife.ofOrganisation({
      states: states ?? undefined,
      first: given(first, 50, MOST_CASES),
      skip: given(skip, 0, Number.MAX_SAFE_INTEGER),
    })
    return { items: cases, total }
  },
  accessCase: async (_, { id }, { caseLife }) => (await caseLife.find(id)) ?? null,
} satisfies QueryResolvers<HouseContext>

type Named = Pick<MutationAcknowledgeCaseArgs, 'id' | 'version'> & { readonly words?: string | null | undefined }

const act = ({ id, version, words }: Named, deed: CaseDeed, { caseLife }: HouseContext) =>
  caseLife.act({ id, version, deed, words: words ?? '' })

const monthsOf = (months: number): 1 | 2 => {
  if (months !== 1 && months !== 2) throw new HouseError('INPUT_INVALID')
  return months
}

/** Every deed with a case. */
export const caseMutations = {
  questionAccess: (_, asked, { caseLife }) => caseLife.question(asked),
  acknowledgeCase: (_, asked, context) => act(asked, { deed: 'ACKNOWLEDGE' }, context),
  answerCase: (_, { outcome, passedOnTo, ...asked }, context) =>
    act(asked, { deed: 'ANSWER', outcome, passedOnTo: passedOnTo ?? undefined }, context),
  extendCase: (_, { months, reason, ...asked }, context) =>
    act({ ...asked, words: reason }, { deed: 'EXTEND', months: monthsOf(months) }, context),
  writeInCase: (_, asked, context) => act(asked, { deed: 'MESSAGE' }, context),
  closeCase: (_, asked, context) => act(asked, { deed: 'CLOSE' }, context),
  reopenCase: (_, asked, context) => act(asked, { deed: 'REOPEN' }, context),
} satisfies MutationResolvers<HouseContext>

/** The fields of a case that are not properties of it. */
export const caseFields = {
  access: ({ access }) => access ?? null,
  organisation: (one) => organisation(one.organisation),
  practice: ({ practice }) => (practice === undefined ? null : organisation(practice)),
  passedOnTo: ({ passedOnTo }) => (passedOnTo === undefined ? null : organisation(passedOnTo)),
} satisfies AccessCaseResolvers<HouseContext>

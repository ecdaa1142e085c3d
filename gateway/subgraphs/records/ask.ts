import type { FieldNode, GraphQLObjectType } from 'graphql'
import type { AccessRequest } from '../../../schema/model/access-request.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { lookAhead, type Surroundings, summaryTypes, wantsOriginals } from './look-ahead.ts'

/** The arguments of `Query.patient`, parsed by the scalars. */
export type PatientArguments = {
  readonly nhsNumber: NhsNumber
  readonly access: {
    readonly purpose: PurposeOfUse
    readonly careContext?: string | null
  }
  readonly exclude?: readonly ExchangeId[] | null
}

/** The arguments of `Query.emergencySummary`, parsed by the scalars. */
export type SummaryArguments = Pick<PatientArguments, 'nhsNumber' | 'access'>

/** The question that one `emergencySummary` field asks, of the record types that its selected lists are made of. */
export const summaryRequest = (
  { nhsNumber, access }: SummaryArguments,
  nodes: readonly FieldNode[],
  around: Surroundings,
  answerBy: number,
): AccessRequest => ({
  patient: nhsNumber,
  access: { purpose: access.purpose, careContext: access.careContext ?? undefined },
  types: summaryTypes(nodes, around),
  exclude: [],
  originals: wantsOriginals(nodes, around),
  answerBy,
})

/** The question that one `patient` field asks, its record types looked ahead for. Throws `INPUT_INVALID`. */
export const accessRequest = (
  { nhsNumber, access, exclude }: PatientArguments,
  nodes: readonly FieldNode[],
  patient: GraphQLObjectType,
  around: Surroundings,
): AccessRequest => ({
  patient: nhsNumber,
  access: {
    purpose: access.purpose,
    careContext: access.careContext ?? undefined,
  },
  types: lookAhead(nodes, patient, around),
  exclude: exclude ?? [],
  originals: wantsOriginals(nodes, around),
})

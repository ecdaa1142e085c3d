import { type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, getNamedType } from 'graphql'
import type { UnifiedRecord } from '../../../schema/model/record.ts'
import type { View } from '../../disclosure/view.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { accessRequest, type PatientArguments, type SummaryArguments, summaryRequest } from './ask.ts'
import { editFields, editMutations, editQueries, offerFields } from './edits.ts'
import { readers } from './readers.ts'
import { RECORD_LISTS } from './record-lists.ts'

const patient = (_: unknown, args: PatientArguments, context: HouseContext, info: GraphQLResolveInfo): Promise<View> =>
  context.disclose(
    accessRequest(args, info.fieldNodes, getNamedType(info.returnType) as GraphQLObjectType, {
      fragments: info.fragments,
      variables: info.variableValues,
    }),
  )

const emergencySummary = (
  _: unknown,
  args: SummaryArguments,
  context: HouseContext,
  { fieldNodes, fragments, variableValues }: GraphQLResolveInfo,
): Promise<View> =>
  context.disclose(summaryRequest(args, fieldNodes, { fragments, variables: variableValues }, context.dispatchBy))

/** The records subgraph: one question opens the corridor, everything under it is read from the view that came out. */
export const recordsSubgraph = (): GraphQLSchema =>
  buildSubgraph('records', {
    ...readers,
    Query: { patient, emergencySummary, ...editQueries },
    Mutation: editMutations,
    RecordEdit: editFields,
    ChangesOffered: offerFields,
    ClinicalRecord: { __resolveType: (record: UnifiedRecord) => RECORD_LISTS[record.recordType].type },
  })

import { GraphQLError } from 'graphql'
import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../../schema/model/house-error.ts'

/** A GraphQL error that carries a code of the house. Its message is the code's sentence: the value that was refused is never in it. */
export const codedError = (code: HouseErrorCode): GraphQLError =>
  new GraphQLError(HOUSE_ERROR_CODES[code], { extensions: { code } })

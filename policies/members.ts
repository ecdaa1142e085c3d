import type { OdsCode } from '../schema/model/ods-code.ts'

/** The members of an exchange in ODS order, each with its place and its number in the index. */
export type Members = {
  readonly codes: readonly OdsCode[]
  readonly numbers: readonly number[]
  readonly placeOf: ReadonlyMap<OdsCode, number>
}

/** Orders the members by ODS code, once each, and numbers them. */
export const compileMembers = (given: readonly OdsCode[], numberOf: (organisation: OdsCode) => number): Members => {
  const codes = [...new Set(given)].sort()
  return { codes, numbers: codes.map(numberOf), placeOf: new Map(codes.map((code, place) => [code, place])) }
}

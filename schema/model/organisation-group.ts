import type { OdsCode } from './ods-code.ts'

/** A named group of organisations, such as the members of an integrated care board. Members are legal entities, in ODS order. */
export type OrganisationGroup = { readonly id: string; readonly name: string; readonly members: readonly OdsCode[] }

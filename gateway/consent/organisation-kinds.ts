import type { Organisation } from '../../schema/model/organisation.ts'

/** What an organisation is, as previews tell them apart. */
export type OrganisationKind = Organisation['kind']

/** Kinds of organisation in plain words, in the order they are shown: practices are many, and come after those that are few. */
export const KIND_NAMES: Readonly<Record<OrganisationKind, string>> = {
  TRUST: 'Hospitals and other trusts',
  AMBULANCE: 'Ambulance services',
  NHS_111: 'NHS 111',
  BOROUGH: 'Council social care',
  PRACTICE: 'GP practices',
  ICB: 'NHS bodies that plan care',
  SITE: 'Other places of care',
  OTHER: 'Others',
}

/** Whether a word names one of them. */
export const isOrganisationKind = (word: string): word is OrganisationKind => Object.hasOwn(KIND_NAMES, word)

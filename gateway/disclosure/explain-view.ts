import type { ManifestEntry } from '../../schema/model/manifest.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'

const forCare = {
  WITHHELD_BY_CHOICE:
    "not shared, on the ground of choice: the patient's choices, or the want of one, do not allow it. Ask the patient, who may give permission now; in an emergency, break-glass may stand in.",
  WITHHELD_BY_AGREEMENT:
    'not shared, on the ground of agreement: none in force between those who hold it and your organisation covers this. Your information governance manager can propose one.',
} as const

const forThePublic = {
  WITHHELD_BY_CHOICE:
    'not shown: a choice you made, or one recorded for you, holds it back. You can see and change your choices in your account.',
  WITHHELD_BY_AGREEMENT:
    'not shown here: it may not be shared for this. Ask the organisation that holds it for a copy.',
} as const

const forSecondaryUse = {
  WITHHELD_BY_CHOICE:
    'not shared, on the ground of choice: it may not be used beyond the care of the patient, or whether it may could not be established.',
  WITHHELD_BY_AGREEMENT: forCare.WITHHELD_BY_AGREEMENT,
} as const

const wordsFor = (role: Requester['role']) => {
  if (role === 'patient' || role === 'proxy') return forThePublic
  return role === 'analyst' ? forSecondaryUse : forCare
}

const typeWords = (type: string): string => type.toLowerCase().replaceAll('_', ' ')

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Few are named; of many the manifest has the names. */
const whichExchanges = (exchanges: readonly string[]): string =>
  exchanges.length <= 4
    ? `Through ${listed(exchanges)}`
    : `Through ${exchanges.length} exchanges, which the manifest names`

/** Where every type asked fares alike at an exchange the exchange is named once; a sentence a ground. */
const sentencesFor = (
  ground: keyof typeof forCare,
  words: string,
  manifest: readonly ManifestEntry[],
): readonly string[] => {
  const typesAt = new Map<string, string[]>()
  for (const { exchange, type, state } of manifest) {
    if (state === ground) typesAt.set(exchange, [...(typesAt.get(exchange) ?? []), type])
  }
  const asked = new Set(manifest.map(({ type }) => type)).size
  const exchangesBy = Map.groupBy(typesAt, ([, types]) => types.join())
  return [...exchangesBy.values()].map((group) => {
    const types = group[0]?.[1] ?? []
    const what = types.length === asked ? 'all that was asked:' : `${listed(types.map(typeWords))}:`
    return `${whichExchanges(group.map(([exchange]) => exchange))}: ${what} ${words}`
  })
}

/** Of the record locator: for whom it is, and that an emergency asks everybody. */
const notKnownThere = (exchanges: number): string =>
  `${exchanges === 1 ? 'One exchange was' : `${exchanges} exchanges were`} not asked: it was said there lately that this person is not known. In an emergency every exchange is asked.`

const superseded = (current: NhsNumber): string =>
  `The NHS number that was asked about has been superseded by ${current.slice(0, 3)} ${current.slice(3, 6)} ${current.slice(6)}. Ask again by that number: what exchanges keep, and what the patient has chosen, is kept under it.`

/**
 * For this reader, in plain words: what was not shared and on which ground, with the next lawful step (POLICY §6, Explanations). Rests on the
 * manifest alone, and so on decisions alone: it says nothing of what was withheld. First, where it is so, that the patient is known by another number now.
 */
export const explainView = (
  requester: Requester,
  manifest: readonly ManifestEntry[],
  supersededBy: NhsNumber | null,
): readonly string[] => {
  const words = wordsFor(requester.role)
  const unknown = new Set(
    manifest.filter(({ notAskedReason }) => notAskedReason === 'LOCATOR').map(({ exchange }) => exchange),
  ).size
  const partly = manifest.some(({ partlyWithheld }) => partlyWithheld)
  return [
    ...(supersededBy === null ? [] : [superseded(supersededBy)]),
    ...sentencesFor('WITHHELD_BY_CHOICE', words.WITHHELD_BY_CHOICE, manifest),
    ...sentencesFor('WITHHELD_BY_AGREEMENT', words.WITHHELD_BY_AGREEMENT, manifest),
    ...(unknown > 0 ? [notKnownThere(unknown)] : []),
    ...(partly
      ? ['Some exchanges shared only what some of their data controllers may share with you; the manifest says which.']
      : []),
  ]
}

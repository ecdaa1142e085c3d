import type { ManifestEntry } from '../../schema/model/manifest.ts'
import type { Requester } from '../../schema/model/requester.ts'

const forStaff = {
  WITHHELD_BY_CHOICE:
    "is not shared on the ground of choice: the patient's choices, or the want of one, do not allow it. Ask the patient, who may give permission now; in an emergency, break-glass may stand in.",
  WITHHELD_BY_AGREEMENT:
    'is not shared on the ground of agreement: none in force between those who hold it and your organisation covers this. Your information governance manager can propose one.',
} as const

const forThePublic = {
  WITHHELD_BY_CHOICE:
    'is not shown: a choice you made, or one recorded for you, holds it back. You can see and change your choices in your account.',
  WITHHELD_BY_AGREEMENT:
    'is not shown here: it may not be shared for this. Ask the organisation that holds it for a copy.',
} as const

const typeWords = (type: string): string => type.toLowerCase().replaceAll('_', ' ')

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Where every type asked fares alike at an exchange the exchange is named once; a sentence a ground. */
const sentencesFor = (
  ground: keyof typeof forStaff,
  words: string,
  manifest: readonly ManifestEntry[],
): readonly string[] => {
  const typesAt = new Map<string, string[]>()
  for (const { exchange, type, state } of manifest) {
    if (state === ground) typesAt.set(exchange, [...(typesAt.get(exchange) ?? []), type])
  }
  const exchangesBy = Map.groupBy(typesAt, ([, types]) => types.join())
  return [...exchangesBy.values()].map((group) => {
    const types = group[0]?.[1] ?? []
    const what = listed(types.map(typeWords))
    return `Through ${listed(group.map(([exchange]) => exchange))}: ${what} ${words}`
  })
}

/**
 * For this reader, in plain words: what was not shared and on which ground, with the next lawful step (POLICY §6, Explanations). Rests on the
 * manifest alone, and so on decisions alone: it says nothing of what was withheld.
 */
export const explainView = (requester: Requester, manifest: readonly ManifestEntry[]): readonly string[] => {
  const words = requester.role === 'patient' || requester.role === 'proxy' ? forThePublic : forStaff
  const partly = manifest.some(({ partlyWithheld }) => partlyWithheld)
  return [
    ...sentencesFor('WITHHELD_BY_CHOICE', words.WITHHELD_BY_CHOICE, manifest),
    ...sentencesFor('WITHHELD_BY_AGREEMENT', words.WITHHELD_BY_AGREEMENT, manifest),
    ...(partly
      ? ['Some exchanges shared only what some of their data controllers may share with you; the manifest says which.']
      : []),
  ]
}

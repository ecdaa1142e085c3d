/** What is written together, by the names of its fields: where one of them is said, the others are said again. */
export const TOGETHER: readonly (readonly string[])[] = [
  ['what', 'code', 'system'],
  ['value', 'unit'],
  ['at', 'clock'],
]

/** What is said either way, an amount or words: one takes the place of the other. */
const EITHER: readonly string[] = ['value', 'unit', 'words']

/** All that means something only beside a field, itself among it. */
export const writtenWith = (name: string): readonly string[] =>
  EITHER.includes(name) ? EITHER : (TOGETHER.find((group) => group.includes(name)) ?? [name])

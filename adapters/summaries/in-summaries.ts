import type { RecordType } from '../../schema/model/record-type.ts'

/** Record types that the sections of a summary hold, unless an exchange declares otherwise. */
export const IN_SUMMARIES = [
  'ALLERGY',
  'CONDITION',
  'MEDICATION',
  'IMMUNISATION',
  'OBSERVATION',
  'RESULT',
  'PROCEDURE',
  'ENCOUNTER',
] as const satisfies readonly RecordType[]

/** The kind of document that is a summary, by LOINC: Summarization of Episode Note, which C-CDA calls a Continuity of Care Document. */
export const SUMMARY_CODE = '34133-9'

/** Which documents hold the records of a type, by the codes of their kind as the protocol writes them. */
export type RecordsIn = Readonly<Partial<Record<RecordType, readonly string[]>>>

/** All that summaries hold, in documents of one kind. */
export const allIn = (kind: string): Record<string, string[]> =>
  Object.fromEntries(IN_SUMMARIES.map((type) => [type, [kind]]))

/** The kinds of document that hold records of any of the types, each once. */
export const kindsFor = (types: readonly RecordType[], recordsIn: RecordsIn): readonly string[] => [
  ...new Set(types.flatMap((type) => recordsIn[type] ?? [])),
]

import type { Json } from '../resource.ts'

/** What every written resource rests on besides its record. */
export type About = {
  /** Reference to the patient. */
  readonly subject: Json
  /** The address of this façade, under which its own extensions are named. */
  readonly base: string
  /** Reference to another record of the same exchange that this answer holds, by the name its source gives it. */
  readonly referenceTo: (sourceId: string) => Json | undefined
}

/** Notes of a resource that has no room for any. */
export const NOTE = 'StructureDefinition/note'

/** They must not be lost: what turns a record's meaning round may stand in one. */
export const notesAside = (notes: readonly string[], base: string): readonly Json[] =>
  notes.map((text) => ({ url: `${base}/${NOTE}`, valueString: text }))

import type { SensitivityClass } from '../../../schema/model/sensitivity-class.ts'

/** SNOMED CT: what every coded telling carries. */
export const SNOMED = 'http://snomed.info/sct'
/** dm+d: its codes are SNOMED CT codes, told under either system. */
export const DMD = 'https://dmd.nhs.uk'
/** Clinical Terms 3, as a GP system adds it beside SNOMED CT. */
export const READ = 'http://read.info/ctv3'
export const LOINC = 'http://loinc.org'

/** One clinical concept: two tellings speak of the same only if they share its code. */
export type Concept = {
  readonly code: string
  readonly display: string
  /** Another wording that some exchanges use for the same code. */
  readonly synonym: string
  readonly medicine: boolean
  readonly loinc: string | undefined
  readonly classes: readonly SensitivityClass[]
  /** Another concept bears the same words: it is never told in words alone. */
  readonly ambiguous: boolean
}

type Extra = {
  readonly classes?: readonly SensitivityClass[]
  readonly medicine?: boolean
  readonly loinc?: string
  readonly ambiguous?: boolean
}

export const concept = (code: string, display: string, synonym = display, extra: Extra = {}): Concept => ({
  code,
  display,
  synonym,
  medicine: extra.medicine ?? false,
  loinc: extra.loinc,
  classes: extra.classes ?? [],
  ambiguous: extra.ambiguous ?? false,
})

/** A Read-shaped code that no other concept shares. */
export const readCodeOf = (of: Concept): string => `X${BigInt(of.code).toString(36)}`

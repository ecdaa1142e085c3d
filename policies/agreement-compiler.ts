import { ACTIONS, type Action } from '../schema/model/action.ts'
import type { Agreement, AgreementTerms, AgreementVersion } from '../schema/model/agreement.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import { PURPOSES_OF_USE, type PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../schema/model/record-type.ts'
import type { IncludedClasses, SensitivityClass } from '../schema/model/sensitivity-class.ts'

/** How many bits a set of record types takes. */
export const TYPE_BITS = RECORD_TYPES.length

const bitOf = <Word extends string>(words: readonly Word[]): ReadonlyMap<Word, number> =>
  new Map(words.map((word, index) => [word, 1 << index]))

const TYPE_BIT = bitOf(RECORD_TYPES)
const PURPOSE_BIT = bitOf(PURPOSES_OF_USE)
const ACTION_BIT = bitOf(ACTIONS)

// A word outside its list has no bit: nothing covers it.
const bitsOf = <Word>(bits: ReadonlyMap<Word, number>, words: readonly Word[]): number =>
  words.reduce((mask, word) => mask | Number(bits.get(word)), 0)

/** The bit of each word in the masks of compiled terms. */
export const typeBit = (type: RecordType): number => Number(TYPE_BIT.get(type)) | 0
export const purposeBit = (purpose: PurposeOfUse): number => Number(PURPOSE_BIT.get(purpose)) | 0
export const actionBit = (action: Action): number => Number(ACTION_BIT.get(action)) | 0

/** A set of record types as the bits of its types. */
export const typeBits = (types: readonly RecordType[]): number => bitsOf(TYPE_BIT, types)

/**
 * What terms share: `mask` holds the types in its low bits and, above them, the types shared with every class; `listed` the classes
 * of the types that name some.
 */
export type Coverage = {
  readonly mask: number
  readonly listed: ReadonlyMap<RecordType, ReadonlySet<SensitivityClass>> | undefined
}

/** A party of a compiled version: the organisation's number, then whether it provides (2) and receives (1). */
export type PackedParty = number

export const organisationOf = (party: PackedParty): number => party >>> 2
export const provides = (party: PackedParty): boolean => (party & 2) !== 0
export const receives = (party: PackedParty): boolean => (party & 1) !== 0

/** One version, less the parties that have not signed it: those ascending by organisation, with the moments they signed. */
export type CompiledVersion = {
  readonly version: number
  readonly start: Instant
  readonly end: Instant
  readonly actions: number
  readonly purposes: number
  readonly coverage: Coverage
  readonly parties: readonly PackedParty[]
  readonly signedAt: readonly Instant[]
  readonly lastSigned: Instant
}

/** An agreement less the parties that withdrew or suspended it; its versions newest first. */
export type CompiledAgreement = { readonly id: string; readonly versions: readonly CompiledVersion[] }

/** Whether a version of this purpose and action is within its period. */
export const isOpen = (version: CompiledVersion, purposes: number, actions: number, now: Instant): boolean =>
  (version.purposes & purposes) !== 0 && (version.actions & actions) !== 0 && now >= version.start && now < version.end

/** Whether terms cover a type and every class. */
export const includes = (
  { mask, listed }: Coverage,
  type: RecordType,
  classes: readonly SensitivityClass[],
): boolean => {
  const bit = typeBit(type)
  if ((mask & (bit << TYPE_BITS)) !== 0) return true
  const named = listed?.get(type)
  return (mask & bit) !== 0 && classes.every((sensitivity) => named?.has(sensitivity))
}

/** A compiler: `numberOf` gives each organisation its number. Equal lists of classes are kept once. */
export const createCompiler = (numberOf: (organisation: OdsCode) => number) => {
  const classLists = new Map<string, ReadonlySet<SensitivityClass>>()

  const classList = (classes: readonly SensitivityClass[]): ReadonlySet<SensitivityClass> => {
    const key = JSON.stringify(classes)
    const list = classLists.get(key) ?? new Set(classes)
    classLists.set(key, list)
    return list
  }

  const coverageOf = (recordTypes: AgreementTerms['recordTypes']): Coverage => {
    let mask = 0
    const listed = new Map<RecordType, ReadonlySet<SensitivityClass>>()
    for (const [type, classes] of Object.entries(recordTypes) as [RecordType, IncludedClasses][]) {
      mask |= typeBit(type)
      if (classes === 'all') mask |= typeBit(type) << TYPE_BITS
      else if (classes.length > 0) listed.set(type, classList(classes))
    }
    return { mask, listed: listed.size === 0 ? undefined : listed }
  }

  const compileVersion = (
    { version, terms, parties }: AgreementVersion,
    gone: ReadonlySet<OdsCode>,
  ): CompiledVersion => {
    const signed = parties
      .flatMap(({ organisation, signedAt, ...party }) =>
        signedAt === undefined || gone.has(organisation)
          ? []
          : [{ party: numberOf(organisation) * 4 + (party.provides ? 2 : 0) + (party.receives ? 1 : 0), signedAt }],
      )
      .sort((a, b) => a.party - b.party)
    return {
      version,
      start: terms.period.start ?? Number.NEGATIVE_INFINITY,
      end: terms.period.end ?? Number.POSITIVE_INFINITY,
      actions: bitsOf(ACTION_BIT, terms.actions),
      purposes: bitsOf(PURPOSE_BIT, terms.purposes),
      coverage: coverageOf(terms.recordTypes),
      parties: signed.map(({ party }) => party),
      signedAt: signed.map(({ signedAt }) => signedAt),
      lastSigned: signed.reduce((last, { signedAt }) => Math.max(last, signedAt), Number.NEGATIVE_INFINITY),
    }
  }

  /** Compiles one agreement: suspended by the operator it has no versions left. */
  return ({ id, versions, withdrawn, suspended, suspendedByOperator }: Agreement): CompiledAgreement => {
    const gone = new Set([...withdrawn, ...suspended])
    return {
      id,
      versions: suspendedByOperator
        ? []
        : versions.map((version) => compileVersion(version, gone)).sort((a, b) => b.version - a.version),
    }
  }
}

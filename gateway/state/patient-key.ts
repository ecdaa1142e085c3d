import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Branded } from '../../schema/model/branded.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'

/**
 * What stands for a patient in every stored row: `generation.code`, the code an onion of HMAC-SHA-256 (base64url) with the NHS number at its heart:
 * code₀ = HMAC(K₀, number), codeₙ = HMAC(Kₙ, codeₙ₋₁). Without every key up to its generation it says nothing of whom.
 */
export type PatientKey = Branded<string, 'PatientKey'>

/** From NHS number to patient key, in the generation that the rows are in. */
export type PatientKeyOf = (patient: NhsNumber) => PatientKey

const PATIENT_KEY = /^(0|[1-9]\d{0,3})\.([\w-]{43})$/

/** The generation of a patient key; undefined for any other text. */
export const generationOf = (text: string): number | undefined => {
  const [, generation] = PATIENT_KEY.exec(text) ?? []
  return generation === undefined ? undefined : Number(generation)
}

/** The secrets of patient keys, oldest first, and which of them the stored rows are under. A new one makes every row's next layer; none is ever taken away. */
export type PatientKeys = {
  readonly keyOf: PatientKeyOf
  /** The generation that this process takes the rows to be in: what the database last said. */
  readonly generation: () => number
  /** The newest generation there is a secret for. */
  readonly newest: number
  /** Follows the database. Throws `STATE_UNAVAILABLE` when there is no secret for that generation: nothing can be looked up then. */
  readonly follow: (generation: number) => void
  /** The same patient's key in this or a later generation, found without knowing who it is. */
  readonly forward: (key: PatientKey, to?: number) => PatientKey
  /** The code of generation 0: what entries of the ledger bear that were written before it had names for patients. */
  readonly firstCodeOf: (patient: NhsNumber) => string
  /** Tells the secret of a generation from any other, and nothing of it. */
  readonly fingerprintOf: (generation: number) => string
  /** Vouches that a name in the ledger is this patient's: who has the database alone cannot make one. */
  readonly proofOf: (name: string, key: PatientKey) => string
}

/** Patient keys under these secrets of 32 bytes or more, oldest first. Throws when there is none. */
export const openPatientKeys = (secrets: readonly Uint8Array[]): PatientKeys => {
  // Made ready once: turning bytes into a key costs more than using it.
  const layers = secrets.map((secret) => createSecretKey(secret))
  if (layers.length === 0) throw new Error('Patient keys need a secret.')
  let present = 0

  const hmac = (layer: KeyObject | undefined, text: string): string => {
    if (layer === undefined) throw new HouseError('STATE_UNAVAILABLE')
    return createHmac('sha256', layer).update(text).digest('base64url')
  }

  const wrapped = (code: string, after: number, to: number): PatientKey => {
    let wrapping = code
    for (let generation = after + 1; generation <= to; generation++) wrapping = hmac(layers[generation], wrapping)
    return `${to}.${wrapping}` as PatientKey
  }

  return {
    keyOf: (patient) => wrapped(patient, -1, present),
    generation: () => present,
    newest: layers.length - 1,
    follow: (generation) => {
      if (layers[generation] === undefined)
        throw new HouseError('STATE_UNAVAILABLE', {
          cause: new Error('the patient keys of now are not configured here'),
        })
      present = generation
    },
    forward: (key, to = present) => {
      const [, generation, code] = PATIENT_KEY.exec(key) ?? []
      if (generation === undefined || code === undefined || Number(generation) > to)
        throw new Error('This is no patient key of an earlier generation.')
      return wrapped(code, Number(generation), to)
    },
    firstCodeOf: (patient) => hmac(layers[0], patient),
    fingerprintOf: (generation) => hmac(layers[generation], 'fingerprint').slice(0, 16),
    proofOf: (name, key) => hmac(layers[generationOf(key) ?? -1], `ledger ${name} ${key}`),
  }
}

import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../../../schema/model/audit.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { followed } from '../follow-generation.ts'
import { generationOf, type PatientKey, type PatientKeys } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import { entryBody } from './entry-body.ts'
import type { Unchained } from './open-chain.ts'

/**
 * Patients in the ledger go by names: drawn by lot, one for each patient, for good. The ledger's bytes are chained and never change, so no key that
 * may one day leak may be among them; whose a name is stands in `ledger_patients` alone, under the patient key of now and with a proof that
 * only who holds the secrets can make.
 */
export type PatientNames = {
  /** An entry with names in the place of every NHS number. Throws when a name can neither be found nor given. */
  readonly written: (entry: AuditEntry) => Promise<Unchained>
  /** Whose these names are; one that nobody has is left out. Throws when a proof does not hold. */
  readonly keysOf: (names: readonly string[]) => Promise<ReadonlyMap<string, PatientKey>>
}

type Row = Tables['ledger_patients']

const NAME = /p~[\w-]{22}/g
const KEPT = 10_000

/** Every name in a text. */
export const namesIn = (text: string): readonly string[] => text.match(NAME) ?? []

/** The rows of these names, in whatever snapshot is read. */
export const namedRows = async (db: Kysely<Tables>, names: readonly string[]): Promise<readonly Row[]> =>
  names.length === 0
    ? []
    : (
        await sql<Row>`select name, patient_key, proof from ledger_patients where name = any(${names}::text[])`.execute(
          db,
        )
      ).rows

/** Whether the row says what was written into it by one who holds the secrets. */
export const isProven = ({ name, patient_key, proof }: Row, keys: PatientKeys): boolean =>
  generationOf(patient_key) !== undefined && keys.proofOf(name, patient_key as PatientKey) === proof

/** The names behind this door. The latest 10,000 patients' are remembered. */
export const openPatientNames = (db: Kysely<Tables>, keys: PatientKeys): PatientNames => {
  const remembered = new Map<PatientKey, string>()

  const remember = (row: Row): string => {
    if (!isProven(row, keys)) throw new Error('A name in the ledger is not whose it was.')
    const [oldest] = remembered.size < KEPT ? [] : remembered.keys()
    if (oldest !== undefined) remembered.delete(oldest)
    remembered.set(row.patient_key as PatientKey, row.name)
    return row.name
  }

  const given = (key: PatientKey): Row => {
    const name = `p~${randomBytes(16).toString('base64url')}`
    return { name, patient_key: key, proof: keys.proofOf(name, key) }
  }

  /** Finds the names of these patients, and gives one to whoever has none. Two processes at once give one between them. */
  const learn = async (patients: readonly NhsNumber[]): Promise<ReadonlyMap<NhsNumber, string>> => {
    const wanted = new Map(patients.map((patient) => [keys.keyOf(patient), patient]))
    const { rows } = await sql<Row>`
      select name, patient_key, proof from ledger_patients where patient_key = any(${[...wanted.keys()]}::text[])`.execute(
      db,
    )
    const found = [...rows]
    const known = new Set(found.map((row) => row.patient_key))
    const fresh = [...wanted.keys()].filter((key) => !known.has(key)).map(given)
    if (fresh.length > 0)
      found.push(
        ...(await db
          .insertInto('ledger_patients')
          .values(fresh)
          // As it is: only so does the row that another process was first with come back.
          .onConflict((clash) => clash.column('patient_key').doUpdateSet({ patient_key: sql`excluded.patient_key` }))
          .returningAll()
          .execute()),
      )
    const names = new Map<NhsNumber, string>()
    for (const row of found) {
      const patient = wanted.get(row.patient_key as PatientKey)
      if (patient !== undefined) names.set(patient, remember(row))
    }
    return names
  }

  /** Many entries of one patient at the same time ask the database once. */
  const underWay = new Map<string, ReturnType<typeof learn>>()
  const learnOnce = (patients: readonly NhsNumber[]): ReturnType<typeof learn> => {
    const asked = patients.map(keys.keyOf).join(' ')
    const running = underWay.get(asked)
    if (running !== undefined) return running
    const started = followed(db, keys, () => learn(patients)).finally(() => underWay.delete(asked))
    underWay.set(asked, started)
    return started
  }

  return {
    written: async (entry) => {
      const unknown = new Set<NhsNumber>()
      const writtenWith = (learnt: ReadonlyMap<NhsNumber, string>): Unchained => {
        const nameOf = (patient: NhsNumber): string => {
          const name = remembered.get(keys.keyOf(patient)) ?? learnt.get(patient)
          if (name === undefined) unknown.add(patient)
          return name ?? ''
        }
        const patient = entry.patient === undefined ? null : nameOf(entry.patient)
        return { kind: entry.kind, receipt: entry.receipt, patient_key: patient, body: entryBody(entry, nameOf) }
      }
      const row = writtenWith(new Map())
      if (unknown.size === 0) return row
      const learnt = await learnOnce([...unknown])
      unknown.clear()
      const named = writtenWith(learnt)
      if (unknown.size > 0) throw new Error('A patient has no name in the ledger.')
      return named
    },
    keysOf: async (names) => {
      const rows = await namedRows(db, names)
      return new Map(
        rows.map((row) => {
          if (!isProven(row, keys)) throw new Error('A name in the ledger is not whose it was.')
          return [row.name, row.patient_key as PatientKey]
        }),
      )
    },
  }
}

import type { Kysely } from 'kysely'
import type { PatientKeys } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import { type AnchorContent, type AnchorKeys, anchorHash, openAnchor, readAnchors } from './anchor.ts'
import { chainHash, GENESIS, type Head, type LedgerRow } from './chain.ts'
import { readChainEnds } from './heads.ts'
import { isProven, namedRows, namesIn } from './patient-names.ts'

/** What verifying found: all is as written, or the first entry that is not. Of an anchor, `writer` is `anchors` and `sequence` its number. */
export type Verdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly writer: string; readonly sequence: number; readonly reason: string }

type Fault = Extract<Verdict, { ok: false }>

const PAGE = 100

const fault = (writer: string, sequence: number, reason: string): Fault => ({ ok: false, writer, sequence, reason })

const placeOf = ({ writer, sequence }: Pick<Head, 'writer' | 'sequence'>) => `${writer} ${sequence}`

/** The anchors' contents in order, or the first that is not as it was signed. */
const verifyAnchors = async (
  db: Kysely<Tables>,
  keys: AnchorKeys | undefined,
): Promise<{ contents: AnchorContent[]; hashes: string[] } | Fault> => {
  const contents: AnchorContent[] = []
  const hashes: string[] = []
  for (const anchor of await readAnchors(db)) {
    const expected = contents.length + 1
    if (anchor.number !== expected) return fault('anchors', expected, 'the anchor is missing')
    if (keys === undefined) return fault('anchors', expected, 'there is no key to check the anchor with')
    const content = await openAnchor(anchor, keys)
    if (content === undefined) return fault('anchors', expected, 'the anchor is not as it was signed')
    if (content.previous !== (hashes.at(-1) ?? null))
      return fault('anchors', expected - 1, 'the anchor is not the one its successor follows')
    contents.push(content)
    hashes.push(anchorHash(anchor.jws))
  }
  return { contents, hashes }
}

/** The names that say of whom an entry is, and who asked: not those that stand in somebody's words. */
const namesOf = ({ patient_key, body }: LedgerRow): readonly string[] => [
  ...namesIn(patient_key ?? ''),
  ...(body.match(/(?<="patientKey":")p~[\w-]{22}(?=")/g) ?? []),
]

type Page = { readonly rows: readonly LedgerRow[]; readonly proven: ReadonlySet<string> }

async function* entriesOf(db: Kysely<Tables>, writer: string, keys: PatientKeys): AsyncGenerator<Page> {
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom('ledger_entries')
      .selectAll()
      .where('writer', '=', writer)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(PAGE)
      .execute()
    const named = await namedRows(db, [...new Set(page.flatMap(namesOf))])
    yield { rows: page, proven: new Set(named.filter((row) => isProven(row, keys)).map(({ name }) => name)) }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.sequence
  }
}

const anchorNamedIn = (row: LedgerRow): { readonly number: number; readonly hash: string } => JSON.parse(row.body)

/**
 * Verifies the whole ledger: every anchor's signature and order, every entry's hash from the chain's first or from the anchor it expired behind,
 * every place that an anchor or a later chain recorded, and that every name in it is still the patient's that it was given to. To be run in one snapshot. What it cannot see: entries missing from the very
 * end of a chain that nothing has recorded since; anchors are made often so that this end is short.
 */
export const verifyLedger = async (
  db: Kysely<Tables>,
  keys: AnchorKeys | undefined,
  patientKeys: PatientKeys,
): Promise<Verdict> => {
  const anchors = await verifyAnchors(db, keys)
  if ('ok' in anchors) return anchors
  const cuts = new Map<string, Head>()
  for (const cut of anchors.contents.flatMap(({ expired }) => expired)) cuts.set(cut.writer, cut)

  const ends = await readChainEnds(db)
  const claims = [...anchors.contents.flatMap(({ heads }) => heads), ...ends.flatMap(({ links }) => links)]
  const claimed = new Set(claims.map(placeOf))
  const found = new Map<string, string>()
  let entries = 0

  for (const { head } of ends) {
    const cut = cuts.get(head.writer)
    let previous = cut?.hash ?? GENESIS
    let sequence = cut?.sequence ?? 0
    for await (const { rows, proven } of entriesOf(db, head.writer, patientKeys))
      for (const row of rows) {
        sequence += 1
        if (row.sequence !== sequence) return fault(head.writer, sequence, 'the entry is missing')
        if (chainHash(previous, row) !== row.hash)
          return fault(head.writer, sequence, 'the entry is not as it was written')
        if (!namesOf(row).every((name) => proven.has(name)))
          return fault(head.writer, sequence, 'whose record it tells of is not as it was written')
        if (row.kind === 'anchor') {
          const { number, hash } = anchorNamedIn(row)
          if (anchors.hashes[number - 1] !== hash)
            return fault('anchors', number, 'the anchor is missing or not as it was recorded')
        }
        previous = row.hash
        entries += 1
        if (claimed.has(placeOf(row))) found.set(placeOf(row), row.hash)
      }
  }

  for (const claim of claims) {
    const cut = cuts.get(claim.writer)
    if (cut !== undefined && claim.sequence < cut.sequence) continue
    const hash = cut?.sequence === claim.sequence ? cut.hash : found.get(placeOf(claim))
    if (hash === undefined) return fault(claim.writer, claim.sequence, 'the entry is missing')
    if (hash !== claim.hash)
      return fault(claim.writer, claim.sequence, 'the entry is not the one that was recorded elsewhere')
  }
  return { ok: true, entries }
}

import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { clock, day } from '../../faces/render/dates.ts'
import { wordsFor } from '../../faces/render/words.ts'
import type { AgreementDocument, PartySignature } from '../agreement-document.ts'
import { bareDayWords } from '../period-words.ts'
import { partWords } from '../plain-words.ts'
import type { Column } from './table.ts'

/** The columns of the parties. */
export const PARTY_COLUMNS: readonly Column[] = [
  { heading: 'Organisation', width: 150 },
  { heading: 'What it does', width: 72 },
  { heading: 'Signed', width: 123 },
  { heading: 'Data security (DSPT)', width: 82 },
  { heading: 'In force', width: 56 },
]

const signedWords = (signature: PartySignature | undefined): string => {
  if (signature === undefined) return 'Not signed'
  const by = signature.signedBy === null ? '' : ` by ${signature.signedBy}`
  const elsewhere = signature.jws === null ? ['Outside this service'] : []
  return [day(signature.signedAt), `${clock(signature.signedAt)}${by}`, ...elsewhere].join('\n')
}

/** The standing that the party stated when it signed. */
const dsptWords = (signature: PartySignature | undefined): string =>
  signature?.dspt == null
    ? '–'
    : `${wordsFor(signature.dspt.status, 'dspt')}, ${bareDayWords(signature.dspt.publishedOn)}`

/** Under which versions each organisation takes part in a pair that is in force. */
const versionsOf = ({ standing }: AgreementDocument): ReadonlyMap<OdsCode, ReadonlySet<number>> => {
  const versions = new Map<OdsCode, Set<number>>()
  for (const { version, providers, recipients } of standing.inForce)
    for (const code of [...providers, ...recipients]) {
      const known = versions.get(code)
      if (known === undefined) versions.set(code, new Set([version]))
      else known.add(version)
    }
  return versions
}

const inForceWords = (versions: ReadonlySet<number> | undefined, version: number): string => {
  if (versions === undefined) return 'No'
  const others = [...versions].filter((one) => one !== version).sort((a, b) => a - b)
  if (others.length === 0) return 'Yes'
  return versions.has(version) ? `Yes, and version ${others.join(', ')}` : `Version ${others.join(', ')}`
}

const nameOf = ({ organisations }: AgreementDocument, code: OdsCode): string => {
  const name = Object.hasOwn(organisations, code) ? organisations[code] : undefined
  return name === undefined || name === code ? code : `${name} (${code})`
}

/** One row for each party, by name. */
export const partyRows = (document: AgreementDocument): readonly (readonly string[])[] => {
  const signatures = new Map(document.signatures.map((signature) => [signature.organisation, signature] as const))
  const versions = versionsOf(document)
  const collator = new Intl.Collator('en-GB')
  return document.parties
    .map((party) => ({ party, name: nameOf(document, party.organisation) }))
    .toSorted((one, other) => collator.compare(one.name, other.name))
    .map(({ party, name }) => [
      name,
      partWords(party),
      signedWords(signatures.get(party.organisation)),
      dsptWords(signatures.get(party.organisation)),
      inForceWords(versions.get(party.organisation), document.version),
    ])
}

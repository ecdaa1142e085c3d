import { AREAS } from '../../generator/areas.ts'
import { documentContent } from '../../generator/document-content.ts'
import type { Held } from '../../generator/generate.ts'
import { type Subject, summariesOf, type Written } from './summaries.ts'
import type { Member } from './xca-server.ts'

/** The OID of an exchange as a community. */
export const communityOf = (exchange: string): string =>
  `2.16.840.1.113883.2.1.3.999.1.${AREAS.findIndex(({ id }) => id === exchange) + 1}`

type Patient = {
  readonly name: readonly { readonly family: string; readonly given: readonly string[] }[]
  readonly birthDate: string
  readonly gender: string
}

/** A person as an exchange that speaks in documents holds them: what of their records can stand in a summary, and their documents. */
export const memberOf = (held: Held, community: string): Member => {
  const { name, birthDate, gender } = JSON.parse(held.patient) as Patient
  const subject: Subject = {
    root: `${community}.2`,
    id: held.id,
    nhsNumber: held.stated.nhsNumber,
    family: name[0]?.family ?? '',
    given: name[0]?.given[0] ?? '',
    birthDate,
    gender,
  }
  const records = held.records.map(({ text }) => JSON.parse(text) as Written)
  return { subject, foundBy: held.foundBy, records, summaries: summariesOf(subject, records) }
}

type Attachment = { readonly url?: string; readonly title?: string; readonly size?: number }

/** The bytes of a document, as its entry states them. */
export const contentOf = (document: Written): Buffer => {
  const [content] = (document['content'] ?? []) as readonly { readonly attachment?: Attachment }[]
  const { url = '', title = '', size = 0 } = content?.attachment ?? {}
  return documentContent({ title, serial: url.replace('Binary/', ''), size })
}

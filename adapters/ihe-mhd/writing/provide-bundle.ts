import { createHash } from 'node:crypto'
import type { EditWanted } from '../../exchange-adapter.ts'
import { attachmentOf } from '../../fhir/attachment.ts'
import { type Json, text } from '../../fhir/json.ts'
import { identifierOfEdit, nameOfEdit, tokenOfEdit } from '../../fhir-r4/writing/edit-mark.ts'

/** A UUID (RFC 9562, version 8) that is the same for the same part of the same edit. */
const uuidOf = (edit: string, part: string): string => {
  const bytes = createHash('sha256').update(`${edit} ${part}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const MHD = 'https://profiles.ihe.net/ITI/MHD'

const entry = (fullUrl: string, resource: Json, ifNoneExist?: string): Json => ({
  fullUrl,
  resource,
  request: {
    method: 'POST',
    url: resource['resourceType'],
    ...(ifNoneExist === undefined ? {} : { ifNoneExist: new URLSearchParams({ identifier: ifNoneExist }).toString() }),
  },
})

/**
 * A Provide Document Bundle (IHE MHD 4.2, ITI-65): a submission set, the document's entry and its bytes, in one transaction. `document`: the entry as a DocumentReference whose
 * attachment holds the bytes; they are taken out of it. The entry and the set bear the edit's identifier and are not made where there is one that does. `replaces`: the
 * entry whose place it takes.
 */
export const provideBundle = (edit: EditWanted, document: Json, patient: Json, replaces: string | undefined): Json => {
  const attachment = attachmentOf(document) ?? {}
  const { data: _data, ...described } = attachment
  const data = text(attachment['data']) ?? ''
  const bytes = Buffer.from(data, 'base64')
  const [list, binary] = [uuidOf(edit.id, 'submission set'), uuidOf(edit.id, 'bytes')]
  const reference = {
    ...document,
    masterIdentifier: identifierOfEdit(edit.id),
    ...(replaces === undefined ? {} : { relatesTo: [{ code: 'replaces', target: { reference: replaces } }] }),
    content: [
      {
        attachment: {
          ...described,
          url: `urn:uuid:${binary}`,
          size: bytes.length,
          hash: createHash('sha1').update(bytes).digest('base64'),
        },
      },
    ],
  }
  const set = {
    resourceType: 'List',
    meta: { profile: [`${MHD}/StructureDefinition/IHE.MHD.Minimal.SubmissionSet`] },
    identifier: [identifierOfEdit(list)],
    status: 'current',
    mode: 'working',
    code: { coding: [{ system: `${MHD}/CodeSystem/MHDlistTypes`, code: 'submissionset' }] },
    subject: patient,
    date: edit.proposedAt,
    entry: [{ item: { reference: nameOfEdit(edit.id) } }],
  }
  return {
    resourceType: 'Bundle',
    meta: { profile: [`${MHD}/StructureDefinition/IHE.MHD.Minimal.ProvideBundle`] },
    type: 'transaction',
    entry: [
      entry(`urn:uuid:${list}`, set, tokenOfEdit(list)),
      entry(nameOfEdit(edit.id), reference, tokenOfEdit(edit.id)),
      entry(`urn:uuid:${binary}`, { resourceType: 'Binary', contentType: described['contentType'], data }),
    ],
  }
}

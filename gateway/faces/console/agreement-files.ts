import { HouseError } from '../../../schema/model/house-error.ts'
import { KEYS_PATH } from '../../documents/mount-keys.ts'
import { agreementPdf, type ShownChange } from '../../documents/pdf/agreement-pdf.ts'
import { readDocument, type SignedDocument } from '../../documents/signed-document.ts'
import { defineFile } from '../file.ts'
import type { Asked } from '../page.ts'

type Document = { readonly agreementDocument: SignedDocument | null }

type Changes = {
  readonly agreement: { readonly version: { readonly changes: readonly ShownChange[] } | null } | null
}

const versionOf = ({ params }: Asked): number => {
  const version = params['version'] ?? ''
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new HouseError('NOT_FOUND')
  return Number(version)
}

const variables = (asked: Asked) => ({ id: asked.params['id'], version: versionOf(asked) })

const nameOf = (asked: Asked): string => `agreement-${asked.params['id']}-version-${versionOf(asked)}`

const WHO = ['ig-manager', 'operator'] as const

/** One version as a PDF for people. */
export const agreementPdfFile = defineFile<Document & Changes>({
  path: '/console/agreements/:id/versions/:version/agreement.pdf',
  audience: WHO,
  document: /* GraphQL */ `
    query AgreementPdf($id: ID!, $version: Int!) {
      agreementDocument(id: $id, version: $version)
      agreement(id: $id) { version(number: $version) { changes { clause before after } } }
    }`,
  variables,
  make: ({ agreementDocument, agreement }, asked) => {
    if (agreementDocument === null) throw new HouseError('NOT_FOUND')
    const document = readDocument(agreementDocument)
    const version = agreement?.version
    // Without its changes the page would say that nothing changed.
    if (version == null) throw new HouseError('STATE_UNAVAILABLE')
    const keysAddress = new URL(KEYS_PATH, asked.publicUrl).href
    const body = agreementPdf({ document, changes: version.changes, keysAddress })
    return { type: 'application/pdf', name: `${nameOf(asked)}.pdf`, body }
  },
})

/** One version as the signed document, byte for byte as it is to be verified. */
export const agreementJsonFile = defineFile<Document>({
  path: '/console/agreements/:id/versions/:version/agreement.json',
  audience: WHO,
  document: /* GraphQL */ `
    query AgreementDocument($id: ID!, $version: Int) { agreementDocument(id: $id, version: $version) }`,
  variables,
  make: ({ agreementDocument }, asked) => {
    if (agreementDocument === null) throw new HouseError('NOT_FOUND')
    return {
      type: 'application/jose+json',
      name: `${nameOf(asked)}.json`,
      body: JSON.stringify(agreementDocument),
    }
  },
})

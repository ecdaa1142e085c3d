import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { documentExporter, type Exporting } from '../../../gateway/documents/export-document.ts'
import type { SignedDocument } from '../../../gateway/documents/signed-document.ts'
import { openSigningKeys, type SigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { termsHash } from '../../../gateway/state/terms-hash.ts'
import { may } from '../../../policies/may.ts'
import type { Agreement, AgreementTerms, AgreementVersion } from '../../../schema/model/agreement.ts'
import {
  type AgreementSignature,
  SIGNATURE_TYPE,
  type SignaturePayload,
} from '../../../schema/model/agreement-signature.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { requesterOf } from '../../policies/world.ts'

export const NOW: Instant = Date.parse('2026-11-22T10:00:00.123Z')
const DAY = 86_400_000

export const CROYDON = 'RJ6' as OdsCode
export const HARINGEY = 'RAP' as OdsCode
export const EALING = 'E85001' as OdsCode
export const STRANGER = 'RXX' as OdsCode

export const NAMES: ReadonlyMap<string, string> = new Map([
  [CROYDON, 'Croydon Health Services NHS Trust'],
  [HARINGEY, 'North Middlesex University Hospital NHS Trust'],
  [EALING, 'Ealing Park Surgery'],
])

export const TERMS: AgreementTerms = {
  title: 'Shared record of the south west',
  actions: ['view'],
  purposes: ['TREAT', 'ETREAT'],
  recordTypes: { MEDICATION: ['HIV', 'PSY'], ALLERGY: 'all', RESULT: [] },
  period: { start: Date.parse('2025-04-01T00:00:00+01:00'), end: Date.parse('2028-04-01T00:00:00+01:00') },
  lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
  reviewDate: '2027-09-30',
  dpiaReference: 'DPIA-2026-014',
  dpiaDate: '2026-02-03',
  publicPurpose: 'So that whoever treats you knows your allergies – wherever in London you are.',
}

/** Version 1 was signed by all three elsewhere; version 2 here, by two of them. */
export const AGREEMENT: Agreement = {
  id: 'south-west',
  versions: [
    {
      version: 1,
      terms: { ...TERMS, recordTypes: { ALLERGY: 'all' } },
      parties: [CROYDON, EALING, HARINGEY].map((organisation) => ({
        organisation,
        provides: true,
        receives: true,
        signedAt: NOW - 400 * DAY,
      })),
    },
    {
      version: 2,
      terms: TERMS,
      // Not in order: the hash and the document put them in order.
      parties: [
        { organisation: HARINGEY, provides: false, receives: true, signedAt: NOW - 2 * DAY },
        { organisation: CROYDON, provides: true, receives: true, signedAt: NOW - 3 * DAY },
        { organisation: EALING, provides: true, receives: false, signedAt: undefined },
      ],
    },
  ],
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
}

const SIGNERS: ReadonlyMap<OdsCode, string> = new Map([
  [CROYDON, 'Amara Okafor'],
  [HARINGEY, 'Siân O’Neill'],
])

/** Each party that has signed, as the house signs for it. */
export const signaturesOf = async (
  keys: Pick<SigningKeys, 'sign'>,
  agreement: string,
  version: AgreementVersion,
): Promise<readonly AgreementSignature[]> =>
  Promise.all(
    version.parties.flatMap(({ organisation, signedAt }) => {
      if (signedAt === undefined) return []
      const dspt = { status: 'STANDARDS_MET', publishedOn: '2026-06-30' } as const
      const name = SIGNERS.get(organisation)
      const payload: SignaturePayload = {
        agreement,
        version: version.version,
        termsHash: termsHash(agreement, version),
        organisation,
        signer: { issuer: 'https://identity.example', userId: `user-${organisation}`, name, roleCode: 'R8006' },
        dspt,
        iat: Math.floor(signedAt / 1000),
      }
      return [keys.sign(payload, SIGNATURE_TYPE).then((jws) => ({ organisation, signedAt, signedBy: name, jws, dspt }))]
    }),
  )

export const newKey = async (): Promise<JWK> =>
  exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)

/** An exporter over one agreement, with keys of its own, and what it wrote down. */
export const openExporter = async (
  over: Partial<Exporting> & { readonly agreement?: Agreement; readonly given?: readonly JWK[] } = {},
) => {
  const { agreement = AGREEMENT, given } = over
  const keys = await openSigningKeys(given ?? [await newKey()])
  const written: string[] = []
  const requester = over.requester ?? requesterOf({ role: 'ig-manager', name: 'Amara Okafor', organisation: CROYDON })
  const organisation = over.requester === undefined ? CROYDON : over.organisation
  const exportDocument = documentExporter({
    find: async (id) => (id === agreement.id ? agreement : undefined),
    recordOf: async (id, number) => {
      const version = agreement.versions.find((one) => one.version === number)
      if (version === undefined) return undefined
      const signatures = version.version === 1 ? [] : await signaturesOf(keys, id, version)
      return { proposedAt: NOW - 10 * DAY, termsHash: termsHash(id, version), signatures }
    },
    mayRead: (parties) => may(requester, organisation, { deed: 'read-agreement', parties }),
    nameOf: (code) => NAMES.get(code),
    now: async () => NOW,
    writeDown: async (deed, subject) => void written.push(`${deed}: ${subject}`),
    keys,
    requester,
    organisation,
    ...over,
  })
  return { exportDocument, keys, written }
}

/** What was exported, or an error: for tests that know there is one. */
export const there = (document: SignedDocument | null): SignedDocument => {
  if (document === null) throw new Error('There is no such document.')
  return document
}

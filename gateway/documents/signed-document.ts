import type { GeneralJWS } from 'jose'
import type { SigningKeys } from '../signing/signing-keys.ts'
import { type AgreementDocument, DOCUMENT_TYP } from './agreement-document.ts'

/** A document under the house's signature: a JWS in general JSON form (RFC 7515 §7.2.1). */
export type SignedDocument = Required<Pick<GeneralJWS, 'payload'>> & {
  readonly signatures: readonly { readonly protected: string; readonly signature: string }[]
}

/** Signs a document with the key that signs now. The general form leaves room for a second signature, by a successor's key. */
export const signDocument = async (
  document: AgreementDocument,
  { sign }: Pick<SigningKeys, 'sign'>,
): Promise<SignedDocument> => {
  const [header = '', payload = '', signature = ''] = (await sign(document, DOCUMENT_TYP)).split('.')
  return { payload, signatures: [{ protected: header, signature }] }
}

/** What a document that this house has just signed says. It checks no signature: others do that. */
export const readDocument = ({ payload }: SignedDocument): AgreementDocument =>
  JSON.parse(Buffer.from(payload, 'base64url').toString()) as AgreementDocument

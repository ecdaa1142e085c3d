import { createHash, createPublicKey, randomUUID } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { ExchangeQuestion } from '../exchange-adapter.ts'
import type { GatewayIdentity } from '../transport/transport.ts'
import { type WrittenXml, writeXml } from '../xml/write-xml.ts'
import { hl7, saml, XSI } from './namespaces.ts'
import type { IheXcaSettings } from './settings.ts'

/** Minutes an assertion may be relied on: longer than any question lives, and shorter than a stolen one is of use. */
const VALID_MINUTES = 5
/** Clocks of two houses differ. */
const EARLY_MS = 30_000

const XSPA = 'urn:oasis:names:tc:xspa:1.0:subject'
/** HL7 v3 ActReason, which the purposes of use are codes of. */
const ACT_REASON = '2.16.840.1.113883.5.8'
const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** Of the question, what is vouched for. */
export type VouchedFor = Pick<ExchangeQuestion, 'requester' | 'organisation'> & {
  readonly patient: NhsNumber
  readonly purpose: PurposeOfUse
}

const attribute = (name: string, ...values: readonly (WrittenXml | string)[]): WrittenXml =>
  saml('Attribute', { Name: name }, ...values.map((value) => saml('AttributeValue', {}, value)))

const coded = (element: string, code: string, codeSystem: string): WrittenXml =>
  hl7(element, { code, codeSystem, [`{${XSI}}type`]: 'CE' })

const attributesOf = (of: VouchedFor, identity: GatewayIdentity, settings: IheXcaSettings): readonly WrittenXml[] => [
  attribute(`${XSPA}:subject-id`, of.requester?.subject ?? identity.issuer),
  ...(of.organisation === undefined
    ? []
    : [
        attribute(`${XSPA}:organization`, of.organisation),
        attribute(`${XSPA}:organization-id`, `urn:oid:${settings.odsRoot}:${of.organisation}`),
      ]),
  attribute('urn:ihe:iti:xca:2010:homeCommunityId', `urn:oid:${settings.gatewayCommunity}`),
  ...(of.requester === undefined
    ? []
    : [
        attribute(
          'urn:oasis:names:tc:xacml:2.0:subject:role',
          coded('Role', of.requester.roleCode ?? of.requester.role, settings.roleCodeSystem),
        ),
      ]),
  attribute(`${XSPA}:purposeofuse`, coded('PurposeOfUse', of.purpose, ACT_REASON)),
  attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', `${of.patient}^^^&${settings.nhsNumberRoot}&ISO`),
]

/** How the key is named where there is no certificate: the SHA-256 of its public half (SPKI, DER), in hex. */
export const keyNameOf = ({ key }: Pick<GatewayIdentity, 'key'>): string =>
  createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('hex')

const signed = (assertion: string, id: string, identity: GatewayIdentity): string => {
  const signature = new SignedXml({
    privateKey: identity.key,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
    ...(identity.certificate === undefined
      ? { getKeyInfoContent: () => `<ds:KeyName>${keyNameOf(identity)}</ds:KeyName>` }
      : { publicCert: identity.certificate }),
  })
  signature.addReference({
    xpath: '/*',
    uri: `#${id}`,
    transforms: [ENVELOPED, EXCLUSIVE_C14N],
    digestAlgorithm: SHA256,
  })
  signature.computeSignature(assertion, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signature.getSignedXml()
}

/**
 * Says, signed with the gateway's key, who asks this exchange, for which organisation, in which part, for which purpose and about whom (IHE XUA, ITI-40:
 * a SAML 2.0 bearer assertion, to be placed in WS-Security). The subject is the issuer's opaque id of the person, never a name. Valid for five minutes, for this
 * exchange alone.
 */
export const userAssertion = (
  of: VouchedFor,
  identity: GatewayIdentity,
  recipient: string,
  settings: IheXcaSettings,
  now: Date,
): string => {
  const id = `_${randomUUID()}`
  const at = now.toISOString()
  const notOnOrAfter = new Date(now.getTime() + VALID_MINUTES * 60_000).toISOString()
  const assertion = saml(
    'Assertion',
    { ID: id, IssueInstant: at, Version: '2.0' },
    saml('Issuer', {}, identity.issuer),
    saml(
      'Subject',
      {},
      saml(
        'NameID',
        { Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
        of.requester?.subject ?? identity.issuer,
      ),
      saml(
        'SubjectConfirmation',
        { Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' },
        saml('SubjectConfirmationData', { NotOnOrAfter: notOnOrAfter, Recipient: recipient }),
      ),
    ),
    saml(
      'Conditions',
      { NotBefore: new Date(now.getTime() - EARLY_MS).toISOString(), NotOnOrAfter: notOnOrAfter },
      saml('AudienceRestriction', {}, saml('Audience', {}, settings.audience ?? recipient)),
    ),
    saml(
      'AuthnStatement',
      { AuthnInstant: at },
      saml(
        'AuthnContext',
        {},
        saml('AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession'),
      ),
    ),
    saml('AttributeStatement', {}, ...attributesOf(of, identity, settings)),
  )
  return signed(writeXml(assertion), id, identity)
}

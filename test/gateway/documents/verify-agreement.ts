// What a third party does, with what a third party has: `jose`, Node, the document and our public keys. It imports nothing of this project.
// node verify-agreement.ts agreement.json jwks.json
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { compactVerify, createLocalJWKSet, flattenedVerify, type JSONWebKeySet } from 'jose'

const DOCUMENT = 'agreement-document.v1+jws'
const SIGNATURE = 'agreement-signature+jwt'

const insist: (holds: boolean, fault: string) => asserts holds = (holds, fault) => {
  if (!holds) throw new Error(fault)
}

const decoded = (bytes: Uint8Array) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))

/** Names of every object in order, no spaces: RFC 8785. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const isCanonicalBase64url = (text: string): boolean => Buffer.from(text, 'base64url').toString('base64url') === text

/** Checks a document against a set of public keys; throws an error that says what is wrong, else says who signed what. */
export const verifyAgreement = async (text: string, keys: JSONWebKeySet) => {
  const keySet = createLocalJWKSet(keys)

  // 1. The form: one payload, its signatures, and not a byte beside them.
  const { payload, signatures } = JSON.parse(text)
  insist(Array.isArray(signatures) && signatures.length > 0, 'The document bears no signature.')
  const form = {
    payload,
    signatures: signatures.map((one) => ({ protected: one.protected, signature: one.signature })),
  }
  insist(JSON.stringify(form) === text, 'The file is not in its exact form.')

  // 2. The signature of the document.
  for (const { protected: header, signature } of form.signatures) {
    insist(isCanonicalBase64url(signature), 'A signature is not in its exact form.')
    const jws = { payload, protected: header, signature }
    const { protectedHeader } = await flattenedVerify(jws, keySet, { algorithms: ['ES256'] })
    insist(protectedHeader?.typ === DOCUMENT, 'It is signed as something else.')
  }
  const document = decoded(Buffer.from(payload, 'base64url'))

  // 3. The hash of the terms.
  const { agreement, version, terms, parties } = document
  const hash = createHash('sha256').update(canonical({ agreement, version, terms, parties })).digest('base64url')
  insist(hash === document.termsHash, 'The hash is not that of the terms.')

  // 4. Each party's own signature, over that hash.
  const signed: { organisation: string; by: string | undefined; at: string }[] = []
  for (const { organisation, signedAt, signedBy, jws } of document.signatures) {
    const isParty = parties.some((party: { organisation: string }) => party.organisation === organisation)
    insist(isParty, `${organisation} signed and is no party.`)
    if (jws === null) continue
    const { payload: bytes, protectedHeader } = await compactVerify(jws, keySet, { algorithms: ['ES256'] })
    insist(protectedHeader.typ === SIGNATURE, `The signature of ${organisation} is of something else.`)
    const said = decoded(bytes)
    const isSame = said.agreement === agreement && said.version === version && said.organisation === organisation
    insist(isSame && said.termsHash === hash, `The signature of ${organisation} is over something else.`)
    insist((said.signer.name ?? null) === signedBy, `The signature of ${organisation} names somebody else.`)
    signed.push({ organisation, by: said.signer.name, at: signedAt })
  }
  return { agreement, version, termsHash: hash, signed }
}

if (import.meta.main) {
  const [document = '', keys = ''] = process.argv.slice(2)
  try {
    const result = await verifyAgreement(readFileSync(document, 'utf8'), JSON.parse(readFileSync(keys, 'utf8')))
    process.stdout.write(`${JSON.stringify(result)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}

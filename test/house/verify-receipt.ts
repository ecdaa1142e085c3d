import { readFileSync } from 'node:fs'
import { compactVerify, createLocalJWKSet } from 'jose'

// What anybody may do with a receipt and the published keys, offline: `node verify-receipt.ts < {"jws": …, "jwks": …}`.
const { jws, jwks } = JSON.parse(readFileSync(0, 'utf8'))
const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(jwks), { algorithms: ['ES256'] })
if (protectedHeader.typ !== 'consent-receipt+jwt') throw new Error('It is no receipt of a choice.')
process.stdout.write(new TextDecoder().decode(payload))

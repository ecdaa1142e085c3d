import { HouseError } from '../../schema/model/house-error.ts'
import { type Bearer, bearerToken } from '../identity/authenticate.ts'
import { requesterOf } from '../identity/requester-of.ts'
import { TOKEN_ALGORITHMS, tokenVerifier } from '../identity/verify-token.ts'
import type { CdsRoom } from './room.ts'
import { CDS_PATH } from './services.ts'

/** CDS Hooks recommends ES384 and RS384, which nothing else here is signed with. */
const ALGORITHMS = [...TOKEN_ALGORITHMS, 'ES384', 'RS384', 'PS384'] as const

/** As long as a system's own token may live, and the clock's tolerance: after that it is refused for its age. */
const REMEMBERED_MS = 310_000

/**
 * Lets in a CDS client by the token it signed for this very service (CDS Hooks 2.0, "Trusting CDS Clients"): a registered system, an audience of this service's address, a `jti` that was not seen
 * before. Its `sub`, where it has one, is its `iss`. Throws `HouseError`.
 */
export const cdsClients = ({
  publicUrl,
  issuers,
  roles,
  count,
}: CdsRoom): ((authorization: string | undefined, service: string) => Promise<Bearer>) => {
  const systems = issuers.filter(({ kind, operates }) => kind === 'system' && operates === undefined)
  const verifiers = new Map<string, ReturnType<typeof tokenVerifier>>()
  const verifierFor = (service: string): ReturnType<typeof tokenVerifier> => {
    const known = verifiers.get(service)
    if (known !== undefined) return known
    const made = tokenVerifier(systems, `${publicUrl}${CDS_PATH}/${service}`, {
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'jti'],
    })
    verifiers.set(service, made)
    return made
  }
  return async (authorization, service) => {
    const verified = await verifierFor(service)(bearerToken(authorization))
    const { jti } = verified.claims
    if (typeof jti !== 'string' || jti.length > 256) throw new HouseError('TOKEN_INVALID')
    const seen = await count(`cds-jti ${verified.issuer} ${jti}`, REMEMBERED_MS)
    if (seen.count > 1) throw new HouseError('TOKEN_INVALID')
    const token = { ...verified, claims: { ...verified.claims, sub: verified.claims.sub ?? verified.issuer } }
    return { requester: requesterOf(token, roles), token }
  }
}

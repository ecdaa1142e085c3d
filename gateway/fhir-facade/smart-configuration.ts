import type { TokenService } from './capability-statement.ts'

/**
 * `/.well-known/smart-configuration` (SMART App Launch 2.2): where a client gets its token, and what of it is honoured here. Tokens are issued by the deployment's own services; where it does not
 * say which, there is nothing to tell.
 */
export const smartConfiguration = (tokens: TokenService | undefined) =>
  tokens && {
    authorization_endpoint: tokens.authorizationEndpoint,
    token_endpoint: tokens.tokenEndpoint,
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['patient/*.rs', 'user/*.rs'],
    response_types_supported: ['code'],
    capabilities: ['permission-patient', 'permission-user', 'permission-v1', 'permission-v2'],
  }

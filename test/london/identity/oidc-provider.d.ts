// The little of oidc-provider that is used here: the package brings no types of its own.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type Context = {
    body: unknown
    readonly oidc: {
      readonly client: unknown
      readonly params: { readonly persona?: string; readonly lifetime?: string; readonly resource?: string }
      entity(name: string, entity: unknown): void
    }
  }
  type Token = {
    resourceServer: unknown
    readonly expiration: number
    readonly tokenType: string
    save(): Promise<string>
  }
  type ServerInfo = {
    readonly audience: string
    readonly scope: string
    readonly accessTokenTTL: number
    readonly accessTokenFormat: 'jwt'
    readonly jwt: { readonly sign: { readonly alg: string } }
  }

  export default class Provider {
    constructor(issuer: string, configuration: unknown)
    readonly Grant: new (properties: {
      readonly clientId: string
      readonly accountId: string
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> }
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: unknown,
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>
    readonly ClientCredentials: new (properties: {
      readonly client: unknown
    }) => Token
    readonly ResourceServer: new (
      identifier: string,
      info: ServerInfo,
    ) => unknown
    registerGrantType(name: string, handler: (context: Context) => Promise<void>, parameters: readonly string[]): void
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    on(event: string, listener: (...args: readonly unknown[]) => void): void
  }

  export const interactionPolicy: { readonly base: () => { remove(name: string): void } }

  export const errors: {
    readonly InvalidGrant: new (description: string) => Error
    readonly InvalidTarget: new (description: string) => Error
  }
}

import type { JWK } from 'jose'
import type { TrustedIssuer } from '../identity/verify-token.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import { type LaunchKeys, openLaunchKeys } from './launch-keys.ts'
import type { LaunchingRoom } from './launching.ts'
import { launchMaker, OWN_LAUNCHER } from './make-launch.ts'
import { launchReader } from './read-launch.ts'

/** Where launches are opened, under the origin of the pages: what their `aud` must be. */
export const LAUNCH_PATH = '/clinician/launch'

/** What this deployment takes launches with. `publicUrl`: the origin of the pages, without which there is nowhere to open one. */
export type LaunchSettings = {
  readonly keys: readonly JWK[]
  readonly publicUrl: string | undefined
  readonly issuers: readonly TrustedIssuer[]
  /** The house's own, by which it signs launches of its own. */
  readonly signing: Pick<SigningKeys, 'sign' | 'jwks'>
}

/** Opens the room: its keys, and what it reads launches by. A system that acts for no person launches for none. */
export const openLaunchingRoom = async (
  { keys, publicUrl, issuers, signing }: LaunchSettings,
  leansOn: Pick<LaunchingRoom, 'store' | 'append'>,
): Promise<{
  readonly room: LaunchingRoom
  readonly published: LaunchKeys['published']
  /** Launches from the house's own cards; undefined where none is taken. */
  readonly make: ReturnType<typeof launchMaker>
}> => {
  const launchKeys = await openLaunchKeys(keys)
  const systems = issuers.filter(({ kind, operates }) => kind === 'system' && operates === undefined)
  const address = keys.length > 0 && publicUrl !== undefined ? `${publicUrl}${LAUNCH_PATH}` : undefined
  const own = { issuer: OWN_LAUNCHER, jwks: signing.jwks() }
  return {
    room: {
      ...leansOn,
      read: address === undefined ? undefined : launchReader(systems, launchKeys, address, own),
    },
    published: launchKeys.published,
    make: address === undefined ? undefined : launchMaker(launchKeys, signing, address),
  }
}

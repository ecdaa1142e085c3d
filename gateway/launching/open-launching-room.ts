import type { JWK } from 'jose'
import type { TrustedIssuer } from '../identity/verify-token.ts'
import { type LaunchKeys, openLaunchKeys } from './launch-keys.ts'
import type { LaunchingRoom } from './launching.ts'
import { launchReader } from './read-launch.ts'

/** Where launches are opened, under the origin of the pages: what their `aud` must be. */
export const LAUNCH_PATH = '/clinician/launch'

/** What this deployment takes launches with. `publicUrl`: the origin of the pages, without which there is nowhere to open one. */
export type LaunchSettings = {
  readonly keys: readonly JWK[]
  readonly publicUrl: string | undefined
  readonly issuers: readonly TrustedIssuer[]
}

/** Opens the room: its keys, and what it reads launches by. A system that acts for no person launches for none. */
export const openLaunchingRoom = async (
  { keys, publicUrl, issuers }: LaunchSettings,
  leansOn: Pick<LaunchingRoom, 'store' | 'append'>,
): Promise<{ readonly room: LaunchingRoom; readonly published: LaunchKeys['published'] }> => {
  const launchKeys = await openLaunchKeys(keys)
  const systems = issuers.filter(({ kind, operates }) => kind === 'system' && operates === undefined)
  const takesLaunches = keys.length > 0 && publicUrl !== undefined
  return {
    room: {
      ...leansOn,
      read: takesLaunches ? launchReader(systems, launchKeys, `${publicUrl}${LAUNCH_PATH}`) : undefined,
    },
    published: launchKeys.published,
  }
}

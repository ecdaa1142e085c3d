import { randomUUID } from 'node:crypto'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import type { LaunchKeys } from './launch-keys.ts'
import { LAUNCH_LIFE_SECONDS, LAUNCH_TYPE, type LaunchSaid, LONGEST_LAUNCHED_CARE } from './read-launch.ts'

/** Who launches, where it is this house: whoever opens the link reads it. */
export const OWN_LAUNCHER = 'The card in your own system'

/** For whom, about whom, what for and as part of which care. */
export type LaunchMade = Pick<LaunchSaid, 'userId' | 'purpose' | 'careContext'> & { readonly patient: NhsNumber }

/**
 * Makes launches of the house's own, as `launchReader` reads them: signed by its first signing key, encrypted to its first launch key, good once, for five minutes, for that
 * user alone. Gives the address, which holds nobody's number that can be read; none for a care context that is longer than a launch may say, and no maker where the deployment
 * takes no launches.
 */
export const launchMaker = (
  { encrypt }: Pick<LaunchKeys, 'encrypt'>,
  { sign }: Pick<SigningKeys, 'sign'>,
  address: string,
): ((said: LaunchMade) => Promise<string | undefined>) | undefined =>
  encrypt === undefined
    ? undefined
    : async ({ userId, patient, purpose, careContext }) => {
        if (careContext.trim().length > LONGEST_LAUNCHED_CARE) return undefined
        const iat = Math.floor(Date.now() / 1_000)
        const jws = await sign(
          {
            iss: OWN_LAUNCHER,
            aud: address,
            iat,
            exp: iat + LAUNCH_LIFE_SECONDS,
            jti: randomUUID(),
            sub: userId,
            patient,
            purpose,
            care_context: careContext,
          },
          LAUNCH_TYPE,
        )
        return `${address}?${new URLSearchParams({ iss: OWN_LAUNCHER, launch: await encrypt(jws) })}`
      }

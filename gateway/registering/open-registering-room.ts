import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import type { ExchangeRegistration } from '../../schema/model/exchange-registration.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { configuring } from './configuring.ts'
import { sealCredential } from './held-credentials.ts'
import { moving } from './moving.ts'
import { proving } from './proving.ts'
import { readConfiguration } from './read-configuration.ts'
import { readCredential } from './read-credential.ts'
import { operatorOf, type RegisteringParts, type RegisteringRoom, registeringParts } from './registering-parts.ts'
import type { RegistrationLife } from './registration-life.ts'

type Registering = Pick<
  RegistrationLife,
  'mine' | 'find' | 'history' | 'credentials' | 'canaries' | 'register' | 'setCredential' | 'removeCredential'
>

const notRetired = ({ state }: ExchangeRegistration): void => {
  if (state === 'RETIRED') throw new HouseError('CONFLICT_OF_STATE')
}

const registering = (parts: RegisteringParts): Registering => {
  const { registrations } = parts.state
  return {
    mine: async () => {
      const operator = operatorOf(parts)
      await parts.writeDown({ deed: 'read-registration', operator }, 'read-registrations', operator)
      return registrations.ofOperator(operator)
    },
    find: (id) => parts.seen(id),
    history: ({ id }) => registrations.historyOf(id),
    credentials: ({ id }) => registrations.credentialsOf(id),
    canaries: ({ id }) => registrations.canariesOf(id),

    register: async (name, given) => {
      const operator = operatorOf(parts)
      const id = parseExchangeId(name.trim())
      await parts.writeDown({ deed: 'register-exchange', operator }, 'register-exchange', id ?? 'an unreadable name')
      const entities = await parts.entities()
      const read = readConfiguration(given, { reach: parts.reach, entityOf: (code) => entities.get(code) })
      const faults = [
        ...(id === undefined
          ? [
              {
                field: 'id',
                message: 'A short name has 2 to 32 capital letters, digits and hyphens, and begins with a letter',
              },
            ]
          : []),
        ...('faults' in read ? read.faults : []),
      ]
      if (id === undefined || 'faults' in read) return { registration: undefined, faults }
      const outcome = await registrations.begin(id, operator, read.configuration, parts.by)
      if (outcome !== 'DONE')
        return {
          registration: undefined,
          faults: [{ field: 'id', message: 'An exchange of this name is registered already' }],
        }
      return { registration: await registrations.find(id), faults: [] }
    },

    setCredential: (id, revision, given) =>
      parts.change(id, revision, 'set-exchange-credential', (registration, now) => {
        notRetired(registration)
        const read = readCredential(given, parts.reach, now)
        if ('faults' in read) return read
        const { kind, hint, expiresAt, secret } = read
        const sealed = sealCredential(parts.sealing, id, secret)
        return { deed: 'CREDENTIAL_SET', note: kind, credential: { exchange: id, kind, hint, expiresAt, sealed } }
      }),
    removeCredential: (id, revision, kind) =>
      parts.change(id, revision, 'remove-exchange-credential', async (registration) => {
        notRetired(registration)
        if (!(await registrations.credentialsOf(id)).some((one) => one.kind === kind)) throw new HouseError('NOT_FOUND')
        return { deed: 'CREDENTIAL_REMOVED', note: kind, credential: { remove: kind } }
      }),
  }
}

/** Opens the room: the life of exchanges, for each requester as `may` allows. */
export const openRegisteringRoom =
  (room: RegisteringRoom) =>
  (requester: Requester, organisation: OdsCode | undefined): RegistrationLife => {
    const parts = registeringParts(room, requester, organisation)
    return { ...registering(parts), ...configuring(parts), ...proving(parts), ...moving(parts) }
  }

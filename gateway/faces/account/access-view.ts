import type { AccessKind, AccessOutcome } from '../../../schema/generated/audit.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { RelationshipMark } from '../../../schema/model/relationship.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import type { Speaker } from '../language/speaker.ts'

/** One entry of the log, as GraphQL gives it. */
export type Access = {
  readonly receipt: string
  readonly at: string
  readonly kind: AccessKind
  readonly outcome: AccessOutcome
  readonly relationship: RelationshipMark | null
  readonly requesterName: string | null
  readonly role: string
  readonly organisation: NamedOrganisation | null
  readonly purpose: PurposeOfUse | null
  readonly careContext: string | null
  readonly breakGlassWords: string | null
  readonly recordTypes: readonly RecordType[]
  readonly exchanges: readonly { readonly id: string; readonly name: string | null }[]
}

/** What a document asks of an entry: `...AccessSaid`. */
export const ACCESS = /* GraphQL */ `
  fragment AccessSaid on Access {
    receipt
    at
    kind
    outcome
    relationship
    requesterName
    role
    organisation { odsCode name }
    purpose
    careContext
    breakGlassWords
    recordTypes
    exchanges { id name }
  }`

const EMERGENCIES: ReadonlySet<AccessKind> = new Set<AccessKind>([
  'EMERGENCY_VIEW',
  'EMERGENCY_ASKED',
  'EMERGENCY_OPENED',
  'EMERGENCY_ENDED',
])

const VIEWS: ReadonlySet<AccessKind> = new Set<AccessKind>(['VIEW', 'EMERGENCY_VIEW'])

/** Entries of which an organisation can be asked why: those of its staff. What people did themselves, or who acts for them, is nobody's to explain. */
export const canBeQuestioned = ({ role, organisation }: Pick<Access, 'role' | 'organisation'>): boolean =>
  organisation !== null && role !== 'patient' && role !== 'proxy'

/** Somebody reading this very log: nothing of a record was asked for. */
const isOwnLog = ({ role, recordTypes, outcome, kind }: Access): boolean =>
  role === 'patient' && kind === 'VIEW' && recordTypes.length === 0 && outcome !== 'REFUSED'

/** One entry in words. */
export const accessView = (access: Access, { t, word, moment, list }: Speaker) => ({
  id: access.receipt,
  when: moment(access.at),
  who: access.role === 'patient' ? t('log.you') : (access.requesterName ?? t('log.nobody')),
  role: access.role === 'patient' ? '' : word('role', access.role),
  place: access.organisation === null ? '' : nameOf(access.organisation),
  kind: word('accessKind', access.kind),
  outcome: access.outcome,
  outcomeWords: isOwnLog(access) ? t('log.youLog') : word('outcome', access.outcome),
  isEmergency: EMERGENCIES.has(access.kind),
  isView: VIEWS.has(access.kind) && !isOwnLog(access),
  mark: access.relationship === null ? '' : word('relationship', access.relationship),
  /** All that the page shows in tags and under its mark, for a table that has neither. */
  marks: [
    ...(EMERGENCIES.has(access.kind) ? [t('log.emergency')] : []),
    ...(access.relationship === null ? [] : [word('relationship', access.relationship)]),
  ],
  purpose: access.purpose === null ? '' : word('purpose', access.purpose),
  care: access.careContext ?? '',
  breakGlass: access.breakGlassWords ?? '',
  isOwnLog: isOwnLog(access),
  kinds: access.recordTypes.length === 0 ? '' : list(access.recordTypes.map((type) => word('recordType', type))),
  systemCount: access.exchanges.length,
  systems: access.exchanges.length === 0 ? '' : list(access.exchanges.map(({ id, name }) => name ?? id)),
})

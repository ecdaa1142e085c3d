import type { Agreement, AgreementParty, AgreementTerms } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { IncludedClasses } from '../../schema/model/sensitivity-class.ts'
import { AREAS, BOARDS } from './generator/areas.ts'
import { type Directory, ods } from './generator/organisations.ts'

const DAY = 86_400_000

/** The area whose members have not signed the London-wide agreement for direct care. */
export const UNSIGNED_AREA = 'RICHMOND'

/** Areas whose own agreement names Croydon's trust, the demo clinician's, as a recipient. */
const HOSTS_OF_CROYDON: ReadonlySet<string> = new Set(['HARINGEY', 'CAMDEN', 'EALING', 'HOMERTON', 'LAMBETH'])

type Types = AgreementTerms['recordTypes']

const types = (list: readonly RecordType[], classes: IncludedClasses = []): Types =>
  Object.fromEntries(list.map((type) => [type, type === 'ALLERGY' || type === 'ALERT' ? 'all' : classes]))

const but = (...left: readonly RecordType[]): readonly RecordType[] =>
  RECORD_TYPES.filter((type) => !left.includes(type))

const both = (organisation: OdsCode, signedAt: Instant | undefined): AgreementParty => ({
  organisation,
  provides: true,
  receives: true,
  signedAt,
})
const receiver = (code: string, signedAt: Instant): AgreementParty => ({
  organisation: ods(code),
  provides: false,
  receives: true,
  signedAt,
})
const provider = (organisation: OdsCode, signedAt: Instant): AgreementParty => ({
  organisation,
  provides: true,
  receives: false,
  signedAt,
})

const terms = (
  title: string,
  now: Instant,
  of: Pick<AgreementTerms, 'purposes' | 'recordTypes'> & Partial<AgreementTerms>,
): AgreementTerms => ({
  title,
  actions: ['view'],
  period: { start: now - 400 * DAY, end: now + 700 * DAY },
  lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
  reviewDate: '2027-09-30',
  dpiaReference: `DPIA-${title.length}-${title.charCodeAt(0)}`,
  publicPurpose: `${title}: so that those who look after you can see what they need to.`,
  ...of,
})

const agreement = (
  id: string,
  said: AgreementTerms,
  parties: readonly AgreementParty[],
  rest: Partial<Agreement> = {},
): Agreement => ({
  id,
  versions: [{ version: 1, terms: said, parties }],
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
  ...rest,
})

export type AgreementOptions = {
  /** The moment the periods are laid around. */
  readonly now: Instant
  /** Everyone has signed everything, and all types are shared: for benches. */
  readonly everyoneSigned?: boolean
}

/** The demo's agreements: one an area, the London-wide ones, and one of each kind that is not in force. Newly built at each call. */
export const agreementsOf = (
  directory: Pick<Directory, 'members'>,
  options: AgreementOptions,
): readonly Agreement[] => {
  const { now } = options
  const signed = now - 390 * DAY
  const of = (id: string): readonly OdsCode[] => directory.members.get(id) ?? []
  const all = [...new Set(AREAS.flatMap((area) => of(area.id)))]
  const unsigned: ReadonlySet<OdsCode> = new Set(options.everyoneSigned ? [] : of(UNSIGNED_AREA))

  const areas = AREAS.map((area) => {
    const list = area.id === 'EALING' ? but('DOCUMENT') : RECORD_TYPES
    const said = terms(`Shared record of ${area.area}`, now, {
      purposes: ['TREAT', 'ETREAT'],
      recordTypes: types(list, area.id === 'HOMERTON' || area.id === 'CROYDON' ? ['PSY', 'HIV', 'R'] : []),
      actions: area.id === 'CROYDON' ? ['view', 'edit'] : ['view'],
    })
    const guests = HOSTS_OF_CROYDON.has(area.id) ? [receiver('RJ6', signed)] : []
    const made = agreement(`area-${area.id.toLowerCase()}`, said, [
      ...of(area.id).map((code) => both(code, signed)),
      ...guests,
    ])
    if (area.id !== 'CROYDON') return made
    // An amendment that only its proposer has signed: version 1 stays in force for every other pair.
    const amended = { ...said, recordTypes: types(but('DOCUMENT', 'APPOINTMENT')) }
    const second = {
      version: 2,
      terms: amended,
      parties: of(area.id).map((code) => both(code, code === 'RV5' ? now - DAY : undefined)),
    }
    return { ...made, versions: [...made.versions, second] }
  })

  const londonWide = terms('Direct care across London', now, {
    purposes: ['TREAT'],
    recordTypes: types(options.everyoneSigned ? RECORD_TYPES : but('DOCUMENT', 'APPOINTMENT', 'FAMILY_HISTORY')),
  })
  const emergency = terms('Emergency care across London', now, {
    purposes: ['ETREAT', 'BTG'],
    recordTypes: types(but('APPOINTMENT', 'FAMILY_HISTORY'), ['PSY', 'ETH', 'SDV', 'R']),
  })
  const planning = terms('Planning and research for London', now, {
    purposes: ['HRESCH', 'HOPERAT', 'PUBHLTH'],
    recordTypes: { CONDITION: [], MEDICATION: [], IMMUNISATION: [], OBSERVATION: [], ENCOUNTER: [] },
    lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(j)' },
  })
  const small = [...of('CROYDON'), ...of('SUTTON')]
    .filter((code, index, list) => list.indexOf(code) === index)
    .map((code) => both(code, signed))

  return [
    ...areas,
    agreement(
      'london-direct-care',
      londonWide,
      all.map((code) => both(code, unsigned.has(code) ? undefined : signed)),
    ),
    agreement(
      'london-emergency',
      emergency,
      all.map((code) => both(code, signed)),
    ),
    agreement('london-planning', planning, [
      ...all.map((code) => provider(code, signed)),
      ...Object.keys(BOARDS).map((code) => receiver(code, signed)),
    ]),
    agreement(
      'expired-pilot',
      terms('Pilot of winter 2024', now, {
        purposes: ['TREAT'],
        recordTypes: types(RECORD_TYPES, 'all'),
        period: { start: now - 700 * DAY, end: now - 300 * DAY },
      }),
      small,
    ),
    agreement(
      'begins-next-month',
      terms('Shared record of the south west, to come', now, {
        purposes: ['TREAT'],
        recordTypes: types(RECORD_TYPES, 'all'),
        period: { start: now + 30 * DAY, end: now + 800 * DAY },
      }),
      small,
    ),
    agreement(
      'suspended-by-operator',
      terms('Virtual wards', now, { purposes: ['TREAT'], recordTypes: types(RECORD_TYPES, 'all') }),
      small,
      { suspendedByOperator: true },
    ),
    agreement(
      'suspended-by-party',
      terms('Community diagnostics', now, {
        purposes: ['TREAT'],
        recordTypes: types(['RESULT', 'OBSERVATION'], 'all'),
      }),
      small,
      { suspended: [ods('RVR')] },
    ),
  ]
}

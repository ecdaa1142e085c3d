import { londonDay, londonMidnight } from '../../policies/london-day.ts'
import type { Agreement, AgreementParty, AgreementTerms } from '../../schema/model/agreement.ts'
import type { Instant, Period } from '../../schema/model/instant.ts'
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

/** A day of London so many days from a moment. */
const dayFrom = (now: Instant, days: number): string => londonDay(now + days * DAY)

/** From midnight to midnight in London. */
const period = (now: Instant, from: number, to: number): Period => ({
  start: londonMidnight(dayFrom(now, from)),
  end: londonMidnight(dayFrom(now, to)),
})

const terms = (
  title: string,
  now: Instant,
  of: Pick<AgreementTerms, 'purposes' | 'recordTypes' | 'publicPurpose' | 'dpiaReference'> & Partial<AgreementTerms>,
): AgreementTerms => ({
  title,
  actions: ['view'],
  period: period(now, -400, 700),
  lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
  reviewDate: dayFrom(now, 310),
  dpiaDate: dayFrom(now, -430),
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

  const areas = AREAS.map((area, index) => {
    const list = area.id === 'EALING' ? but('DOCUMENT') : RECORD_TYPES
    const left = area.id === 'EALING' ? ' Documents and letters are left out.' : ''
    const said = terms(`Shared care record of ${area.area}`, now, {
      publicPurpose: `GP surgeries, hospitals, community services and councils in ${area.area} share what they know about your care. The people who look after you see what they need, and you do not have to tell your story twice.${left}`,
      dpiaReference: `DPIA/${area.board}/2025/${String(index + 1).padStart(3, '0')}`,
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
    const amended = {
      ...said,
      recordTypes: types(but('DOCUMENT', 'APPOINTMENT')),
      publicPurpose: `${said.publicPurpose} Documents and appointments are no longer shared.`,
      reviewDate: dayFrom(now, 340),
      dpiaReference: `${said.dpiaReference}/A`,
      dpiaDate: dayFrom(now, -20),
    }
    const second = {
      version: 2,
      terms: amended,
      parties: of(area.id).map((code) => both(code, code === 'RV5' ? now - DAY : undefined)),
    }
    return { ...made, versions: [...made.versions, second] }
  })

  const londonWide = terms('Direct care across London', now, {
    publicPurpose:
      'If you are treated away from home, the people treating you can see your records from elsewhere in London. They always see your allergies and alerts, also those that are sensitive, because not knowing them could harm you.',
    dpiaReference: 'DPIA/LON/2025/101',
    purposes: ['TREAT'],
    recordTypes: types(options.everyoneSigned ? RECORD_TYPES : but('DOCUMENT', 'APPOINTMENT', 'FAMILY_HISTORY')),
  })
  const emergency = terms('Emergency care across London', now, {
    publicPurpose:
      'In an emergency, ambulance crews, NHS 111 and emergency departments can see what they need to keep you safe, wherever in London your records are held.',
    dpiaReference: 'DPIA/LON/2025/102',
    purposes: ['ETREAT', 'BTG'],
    recordTypes: types(but('APPOINTMENT', 'FAMILY_HISTORY'), ['PSY', 'ETH', 'SDV', 'R']),
  })
  const planning = terms('Planning and research for London', now, {
    publicPurpose:
      'The integrated care boards of London use records to plan services, to protect the health of the public and for research. They do not use yours if you have opted out.',
    dpiaReference: 'DPIA/LON/2025/103',
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
      terms('Winter pressures pilot of south west London', now, {
        publicPurpose:
          'Over one winter, hospitals and GP surgeries in Croydon and Sutton tried out sharing whole records, so that people could go home from hospital sooner.',
        dpiaReference: 'DPIA/QWE/2024/007',
        dpiaDate: dayFrom(now, -720),
        reviewDate: dayFrom(now, -310),
        purposes: ['TREAT'],
        recordTypes: types(RECORD_TYPES, 'all'),
        period: period(now, -700, -300),
      }),
      small,
    ),
    agreement(
      'begins-next-month',
      terms('Joined-up care for Croydon and Sutton', now, {
        publicPurpose:
          'From its first day, everyone who looks after you in Croydon and Sutton works from one shared record, including the sensitive parts of it.',
        dpiaReference: 'DPIA/QWE/2025/031',
        dpiaDate: dayFrom(now, -60),
        purposes: ['TREAT'],
        recordTypes: types(RECORD_TYPES, 'all'),
        period: period(now, 30, 800),
      }),
      small,
    ),
    agreement(
      'suspended-by-operator',
      terms('Virtual wards in Croydon and Sutton', now, {
        publicPurpose:
          'You can be looked after at home as though you were on a hospital ward. The team that watches over you sees your whole record.',
        dpiaReference: 'DPIA/QWE/2025/018',
        purposes: ['TREAT'],
        recordTypes: types(RECORD_TYPES, 'all'),
      }),
      small,
      { suspendedByOperator: true },
    ),
    agreement(
      'suspended-by-party',
      terms('Community diagnostic centres in Croydon and Sutton', now, {
        publicPurpose:
          'You can have scans and blood tests nearer to home. The results go to everyone who looks after you in Croydon and Sutton.',
        dpiaReference: 'DPIA/QWE/2025/022',
        purposes: ['TREAT'],
        recordTypes: types(['RESULT', 'OBSERVATION'], 'all'),
      }),
      small,
      { suspended: [ods('RVR')] },
    ),
  ]
}

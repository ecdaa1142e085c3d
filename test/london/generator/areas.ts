import type { RecordType } from '../../../schema/model/record-type.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { cannotCarry, type Tongue } from './tongue.ts'

/** One area of the simulated London and the exchange named after it. Trust, council and board codes are real ODS codes; all else is invented. */
export type Area = {
  readonly id: string
  readonly name: string
  readonly area: string
  readonly board: 'QMJ' | 'QMF' | 'QRV' | 'QKK' | 'QWE'
  readonly trusts: readonly string[]
  /** ODS codes of the boroughs' councils, with their names. */
  readonly councils: Readonly<Record<string, string>>
  /** The first three characters of its practices' codes, and of a postcode district. */
  readonly practicePrefix: string
  readonly postcode: string
  /** The protocol it speaks; a bench has all of them speak FHIR R4. */
  readonly speaks: Tongue
  readonly without: readonly RecordType[]
  /** It attributes records that state no custodian to this controller. */
  readonly defaultController: string | undefined
}

type Optional = {
  readonly speaks?: Tongue
  readonly without?: readonly RecordType[]
  readonly defaultController?: string
}

const area = (
  id: string,
  name: string,
  where: string,
  board: Area['board'],
  trusts: string,
  councils: Area['councils'],
  practicePrefix: string,
  postcode: string,
  optional: Optional = {},
): Area => ({
  id,
  name,
  area: where,
  board,
  trusts: trusts.split(' ').filter(Boolean),
  councils,
  practicePrefix,
  postcode,
  speaks: optional.speaks ?? 'FHIR_R4',
  without: [...new Set([...(optional.without ?? []), ...cannotCarry(optional.speaks ?? 'FHIR_R4')])],
  defaultController: optional.defaultController,
})

const allBut = (...kept: readonly RecordType[]): Optional => ({
  without: RECORD_TYPES.filter((type) => !kept.includes(type)),
})

/** The thirty, as many as London was said to have in February 2017. */
export const AREAS: readonly Area[] = [
  area(
    'ELPR',
    'East London Patient Record',
    'Newham, Tower Hamlets and Waltham Forest',
    'QMF',
    'R1H RWK RAT',
    { '711': 'Tower Hamlets', '731': 'Newham', '735': 'Waltham Forest' },
    'F84',
    'E1',
    { speaks: 'IHE_XCA' },
  ),
  area(
    'HOMERTON',
    'City and Hackney Exchange',
    'City and Hackney',
    'QMF',
    'RQX RWK',
    { '704': 'Hackney', '714': 'City of London' },
    'F85',
    'E9',
    { defaultController: 'RQX' },
  ),
  area(
    'BHR',
    'Barking, Havering and Redbridge Record',
    'Barking, Havering and Redbridge',
    'QMF',
    'RF4 RAT',
    { '716': 'Barking and Dagenham', '726': 'Havering', '732': 'Redbridge' },
    'F82',
    'RM7',
  ),
  area('CAMDEN', 'Camden Integrated Record', 'Camden', 'QMJ', 'RRV RAL RNK RP4', { '702': 'Camden' }, 'F83', 'NW1', {
    speaks: 'IHE_XCA',
    without: ['FAMILY_HISTORY'],
  }),
  area('ISLINGTON', 'Islington Care Record', 'Islington', 'QMJ', 'RKE RP6', { '706': 'Islington' }, 'F93', 'N1', {
    speaks: 'IHE_MHD',
  }),
  area('HARINGEY', 'Haringey Exchange', 'Haringey', 'QMJ', 'RAP RRP', { '724': 'Haringey' }, 'F86', 'N17', {
    defaultController: 'RAP',
  }),
  area('ENFIELD', 'Enfield Shared Record', 'Enfield', 'QMJ', 'RAP RRP', { '723': 'Enfield' }, 'F96', 'EN3', {
    without: ['REFERRAL'],
  }),
  area('BARNET', 'Barnet Care Exchange', 'Barnet', 'QMJ', 'RAL RRP RAN', { '717': 'Barnet' }, 'E83', 'NW4', {
    speaks: 'IHE_MHD',
  }),
  area('EALING', 'Ealing Exchange', 'Ealing', 'QRV', 'R1K RKL', { '722': 'Ealing' }, 'E85', 'W5'),
  area('BRENT', 'Brent Health Record', 'Brent', 'QRV', 'R1K RV3', { '719': 'Brent' }, 'E84', 'NW10', {
    speaks: 'GP_CONNECT',
  }),
  area('HARROW', 'Harrow Care Record', 'Harrow', 'QRV', 'R1K RV3', { '725': 'Harrow' }, 'E94', 'HA1', {
    speaks: 'GP_CONNECT',
    without: ['APPOINTMENT'],
  }),
  area('HILLINGDON', 'Hillingdon Care Record', 'Hillingdon', 'QRV', 'RAS RV3', { '727': 'Hillingdon' }, 'E86', 'UB8', {
    defaultController: 'RAS',
  }),
  area('HOUNSLOW', 'Hounslow Shared Record', 'Hounslow', 'QRV', 'RQM RY9', { '728': 'Hounslow' }, 'E95', 'TW3', {
    speaks: 'IHE_MHD',
  }),
  area(
    'HAMMERSMITH',
    'Hammersmith and Fulham Exchange',
    'Hammersmith and Fulham',
    'QRV',
    'RYJ RKL',
    { '705': 'Hammersmith and Fulham' },
    'E97',
    'W6',
    { speaks: 'IHE_XCA' },
  ),
  area(
    'KENSINGTON',
    'Kensington and Chelsea Record',
    'Kensington and Chelsea',
    'QRV',
    'RQM RYX',
    { '707': 'Kensington and Chelsea' },
    'E87',
    'W8',
  ),
  area(
    'WESTMINSTER',
    'Central London Community Record',
    'Westminster',
    'QRV',
    'RYJ RYX',
    { '713': 'Westminster' },
    'E98',
    'SW1V',
  ),
  area('LAMBETH', 'Lambeth Local Care Record', 'Lambeth', 'QKK', 'RJ1 RJZ RV5', { '708': 'Lambeth' }, 'G85', 'SW9'),
  area(
    'SOUTHWARK',
    'Southwark Local Care Record',
    'Southwark',
    'QKK',
    'RJ1 RJZ RV5',
    { '710': 'Southwark' },
    'G95',
    'SE15',
    { speaks: 'IHE_XCA' },
  ),
  area('LEWISHAM', 'Lewisham Connected Care', 'Lewisham', 'QKK', 'RJ2 RV5', { '709': 'Lewisham' }, 'G86', 'SE13', {
    speaks: 'GP_CONNECT',
    without: ['FAMILY_HISTORY', 'APPOINTMENT'],
  }),
  area('GREENWICH', 'Greenwich Connected Care', 'Greenwich', 'QKK', 'RJ2 RPG', { '703': 'Greenwich' }, 'G83', 'SE10', {
    speaks: 'IHE_MHD',
  }),
  area('BEXLEY', 'Bexley Connected Care', 'Bexley', 'QKK', 'RPG RJ2', { '718': 'Bexley' }, 'G93', 'DA6', {
    speaks: 'FHIR_STU3',
  }),
  area('BROMLEY', 'Bromley Healthcare Exchange', 'Bromley', 'QKK', 'RJZ RPG', { '720': 'Bromley' }, 'G84', 'BR1', {
    speaks: 'IHE_XCA',
  }),
  area('CROYDON', 'Croydon Exchange', 'Croydon', 'QWE', 'RJ6 RV5', { '721': 'Croydon' }, 'H83', 'CR0', {
    defaultController: 'RJ6',
  }),
  area('SUTTON', 'Sutton Integrated Digital Record', 'Sutton', 'QWE', 'RVR RPY', { '734': 'Sutton' }, 'H84', 'SM1', {
    speaks: 'FHIR_STU3',
  }),
  area('MERTON', 'Merton Shared Record', 'Merton', 'QWE', 'RVR RQY', { '730': 'Merton' }, 'H85', 'SW19', {
    speaks: 'GP_CONNECT',
  }),
  area('WANDSWORTH', 'Wandsworth Exchange', 'Wandsworth', 'QWE', 'RJ7 RQY', { '712': 'Wandsworth' }, 'H95', 'SW17', {
    speaks: 'IHE_XCA',
  }),
  area(
    'KINGSTON',
    'Kingston Care Passport',
    'Kingston',
    'QWE',
    'RAX RQY',
    { '729': 'Kingston upon Thames' },
    'H94',
    'KT1',
    { speaks: 'GP_CONNECT', without: ['REFERRAL'] },
  ),
  area(
    'RICHMOND',
    'Richmond Care Record',
    'Richmond',
    'QWE',
    'RY9 RAX',
    { '733': 'Richmond upon Thames' },
    'H93',
    'TW9',
    { speaks: 'GP_CONNECT' },
  ),
  area(
    'URGENT-PLANS',
    'Urgent Care Plans for London',
    'London: urgent care plans',
    'QWE',
    'RPY RJ1',
    {},
    'Y02',
    'SW3',
    {
      ...allBut('ALLERGY', 'CONDITION', 'MEDICATION', 'DOCUMENT', 'CARE_PLAN', 'ALERT'),
      defaultController: 'RPY',
    },
  ),
  area('L111', 'London 111 and Ambulance Exchange', 'London: 111 and ambulance', 'QMF', 'RRU NLZ11', {}, 'Y03', 'SE1', {
    ...allBut('ALLERGY', 'CONDITION', 'OBSERVATION', 'ENCOUNTER', 'DOCUMENT', 'ALERT', 'REFERRAL'),
    defaultController: 'RRU',
  }),
]

/** Names of the trusts and other real organisations above. */
export const NAMES_OF_TRUSTS: Readonly<Record<string, string>> = {
  R1H: 'Barts Health NHS Trust',
  R1K: 'London North West University Healthcare NHS Trust',
  RAL: 'Royal Free London NHS Foundation Trust',
  RAN: 'Royal National Orthopaedic Hospital NHS Trust',
  RAP: 'North Middlesex University Hospital NHS Trust',
  RAS: 'The Hillingdon Hospitals NHS Foundation Trust',
  RAT: 'North East London NHS Foundation Trust',
  RAX: 'Kingston Hospital NHS Foundation Trust',
  RF4: 'Barking, Havering and Redbridge University Hospitals NHS Trust',
  RJ1: "Guy's and St Thomas' NHS Foundation Trust",
  RJ2: 'Lewisham and Greenwich NHS Trust',
  RJ6: 'Croydon Health Services NHS Trust',
  RJ7: "St George's University Hospitals NHS Foundation Trust",
  RJZ: "King's College Hospital NHS Foundation Trust",
  RKE: 'Whittington Health NHS Trust',
  RKL: 'West London NHS Trust',
  RNK: 'Tavistock and Portman NHS Foundation Trust',
  RP4: 'Great Ormond Street Hospital for Children NHS Foundation Trust',
  RP6: 'Moorfields Eye Hospital NHS Foundation Trust',
  RPG: 'Oxleas NHS Foundation Trust',
  RPY: 'The Royal Marsden NHS Foundation Trust',
  RQM: 'Chelsea and Westminster Hospital NHS Foundation Trust',
  RQX: 'Homerton Healthcare NHS Foundation Trust',
  RQY: "South West London and St George's Mental Health NHS Trust",
  RRP: 'Barnet, Enfield and Haringey Mental Health NHS Trust',
  RRU: 'London Ambulance Service NHS Trust',
  RRV: 'University College London Hospitals NHS Foundation Trust',
  RV3: 'Central and North West London NHS Foundation Trust',
  RV5: 'South London and Maudsley NHS Foundation Trust',
  RVR: 'Epsom and St Helier University Hospitals NHS Trust',
  RWK: 'East London NHS Foundation Trust',
  RY9: 'Hounslow and Richmond Community Healthcare NHS Trust',
  RYJ: 'Imperial College Healthcare NHS Trust',
  RYX: 'Central London Community Healthcare NHS Trust',
  NLZ11: 'London Integrated Urgent Care (simulated NHS 111 provider)',
}

/** The integrated care boards. */
export const BOARDS: Readonly<Record<Area['board'], string>> = {
  QMJ: 'NHS North Central London Integrated Care Board',
  QMF: 'NHS North East London Integrated Care Board',
  QRV: 'NHS North West London Integrated Care Board',
  QKK: 'NHS South East London Integrated Care Board',
  QWE: 'NHS South West London Integrated Care Board',
}

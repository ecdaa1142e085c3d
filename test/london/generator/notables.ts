import type { Person } from './person.ts'

/** What is fixed about a person of the README's table; the rest is drawn. Order gives the NHS number: append only. */
export type Notable = Partial<
  Pick<Person, 'given' | 'family' | 'birthDate' | 'gender' | 'exchanges' | 'restricted' | 'optedOut'>
> & {
  readonly name: string
  readonly hasSupersededNumber?: boolean
  /** The practice they are registered with, of their first exchange's area. */
  readonly practice?: string
  /** Lives with the person of that name, at the same practice and family name. */
  readonly livesWith?: string
}

const at = (...exchanges: readonly string[]): Pick<Person, 'exchanges'> => ({ exchanges })

export const NOTABLES: readonly Notable[] = [
  {
    name: 'default',
    given: 'Grace',
    family: 'Adeyemi',
    birthDate: '1961-04-17',
    gender: 'female',
    practice: 'F86001',
    ...at('HARINGEY', 'ENFIELD', 'ISLINGTON', 'CAMDEN', 'ELPR', 'CROYDON', 'RICHMOND', 'L111'),
  },
  {
    name: 'no-choice',
    given: 'Piotr',
    family: 'Nowak',
    birthDate: '1979-09-02',
    gender: 'male',
    ...at('EALING', 'HOUNSLOW', 'CROYDON'),
  },
  {
    name: 'deny-all-liftable',
    given: 'Yasmin',
    family: 'Haddad',
    birthDate: '1990-12-11',
    gender: 'female',
    ...at('LAMBETH', 'SOUTHWARK', 'CROYDON'),
  },
  {
    name: 'deny-all-for-good',
    given: 'Declan',
    family: 'Murphy',
    birthDate: '1968-06-30',
    gender: 'male',
    ...at('BRENT', 'HARROW', 'CAMDEN'),
  },
  {
    name: 'restricted',
    given: 'Nadia',
    family: 'Qureshi',
    birthDate: '1986-03-08',
    gender: 'female',
    restricted: true,
    ...at('GREENWICH', 'LEWISHAM', 'CROYDON'),
  },
  {
    name: 'opted-out',
    given: 'Kofi',
    family: 'Mensah',
    birthDate: '1955-01-23',
    gender: 'male',
    optedOut: true,
    ...at('SOUTHWARK', 'LAMBETH', 'BROMLEY'),
  },
  {
    name: 'superseded',
    given: 'Mei',
    family: 'Chen',
    birthDate: '1973-10-05',
    gender: 'female',
    hasSupersededNumber: true,
    ...at('WESTMINSTER', 'KENSINGTON', 'HAMMERSMITH'),
  },
  {
    name: 'twin-one',
    given: 'Ada',
    family: 'Okafor',
    birthDate: '2022-05-14',
    gender: 'female',
    livesWith: 'proxy',
    ...at('SUTTON', 'MERTON', 'CROYDON'),
  },
  {
    name: 'twin-two',
    given: 'Ebele',
    family: 'Okafor',
    birthDate: '2022-05-14',
    gender: 'female',
    livesWith: 'proxy',
    ...at('SUTTON', 'MERTON', 'CROYDON'),
  },
  {
    name: 'proxy',
    given: 'Chidinma',
    family: 'Okafor',
    birthDate: '1991-02-19',
    gender: 'female',
    ...at('SUTTON', 'CROYDON'),
  },
  {
    name: 'teenager',
    given: 'Tyrone',
    family: 'Campbell',
    birthDate: '2013-07-07',
    gender: 'male',
    ...at('HOMERTON', 'ELPR'),
  },
  {
    name: 'documents-denied',
    given: 'Rukhsana',
    family: 'Begum',
    birthDate: '1964-08-21',
    gender: 'female',
    ...at('ELPR', 'BHR', 'HOMERTON'),
  },
  {
    name: 'years-denied',
    given: 'Andrei',
    family: 'Popescu',
    birthDate: '1958-11-12',
    gender: 'male',
    ...at('BARNET', 'HARROW', 'CAMDEN'),
  },
  {
    name: 'classes-permitted',
    given: 'Samuel',
    family: 'Robinson',
    birthDate: '1982-05-27',
    gender: 'male',
    ...at('HOMERTON', 'ELPR', 'CROYDON'),
  },
  {
    name: 'birth-date-differs',
    given: 'Sunita',
    family: 'Patel',
    birthDate: '1970-01-15',
    gender: 'female',
    ...at('HARROW', 'BRENT', 'EALING'),
  },
  {
    name: 'quarantined',
    given: 'Ali',
    family: 'Hassan',
    birthDate: '1949-02-28',
    gender: 'male',
    ...at('WANDSWORTH', 'MERTON', 'KINGSTON'),
  },
  {
    name: 'unattributed',
    given: 'Lars',
    family: 'Andersson',
    birthDate: '1977-03-31',
    gender: 'male',
    ...at('BROMLEY', 'BEXLEY', 'GREENWICH'),
  },
  {
    name: 'none-known',
    given: 'Hannah',
    family: 'Lewis',
    birthDate: '1996-09-18',
    gender: 'female',
    ...at('KINGSTON', 'RICHMOND', 'WANDSWORTH'),
  },
  {
    name: 'contradictory',
    given: 'Tariq',
    family: 'Mahmood',
    birthDate: '1952-12-01',
    gender: 'male',
    ...at('HILLINGDON', 'EALING', 'L111'),
  },
  {
    name: 'end-of-life',
    given: 'Beatrix',
    family: 'Bennett',
    birthDate: '1938-06-04',
    gender: 'female',
    ...at('BARNET', 'URGENT-PLANS', 'L111', 'CAMDEN'),
  },
  {
    name: 'unproved',
    given: 'Jakub',
    family: 'Kowalska',
    birthDate: '1999-08-08',
    gender: 'male',
    ...at('EALING', 'BRENT'),
  },
  {
    name: 'trust-denied-others-permitted',
    given: 'Shanice',
    family: 'Francis',
    birthDate: '1988-10-10',
    gender: 'female',
    ...at('CROYDON', 'SUTTON', 'LAMBETH'),
  },
]

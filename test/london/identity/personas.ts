import type { Role } from '../../../schema/model/role.ts'
import type { Person } from '../generator/person.ts'

/** What an identity provider says of one demo person. `claims` go into the token as they stand. */
export type Persona = {
  readonly name: string
  readonly role: Role
  readonly provider: 'staff' | 'citizen' | 'system'
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
}

const staff = (
  name: string,
  role: Role,
  subject: string,
  full: string,
  organisation: string,
  roleCode: string,
  roleName: string,
): Persona => ({
  name,
  role,
  provider: 'staff',
  subject,
  claims: {
    nhsid_useruid: subject,
    name: full,
    nhsid_nrbac_roles: [
      {
        person_orgid: `${subject}1`,
        person_roleid: `${subject}9`,
        org_code: organisation,
        role_code: roleCode,
        role_name: roleName,
      },
      {
        person_orgid: `${subject}2`,
        person_roleid: `${subject}8`,
        org_code: 'XZZ99',
        role_code: 'S8000:G8000:R8008',
        role_name: 'A role not selected',
      },
    ],
    selected_roleid: `${subject}9`,
    authentication_assurance_level: '3',
    id_assurance_level: '3',
  },
})

const STAFF: readonly Persona[] = [
  staff(
    'clinician',
    'clinician',
    '910000000101',
    'ODUYA Miriam Dr',
    'RJ6',
    'S8000:G8000:R8000',
    'Clinical Practitioner Access Role',
  ),
  staff(
    'clinician-at-site',
    'clinician',
    '910000000102',
    'FARRANT James Mr',
    'RJ601',
    'S8000:G8000:R8001',
    'Nurse Access Role',
  ),
  staff(
    'own-trust-clinician',
    'clinician',
    '910000000103',
    'SETHI Rohan Dr',
    'RAP',
    'S8000:G8000:R8000',
    'Clinical Practitioner Access Role',
  ),
  staff(
    'stranger-clinician',
    'clinician',
    '910000000104',
    'QUILL Edith Dr',
    'RXX77',
    'S8000:G8000:R8000',
    'Clinical Practitioner Access Role',
  ),
  staff(
    'practice-staff',
    'practice-staff',
    '910000000105',
    'PENHALIGON Ruth Mrs',
    'F86001',
    'S8000:G8000:R8008',
    'Admin and Clinical Support Access Role',
  ),
  staff(
    'ig-manager',
    'ig-manager',
    '910000000106',
    'ASHDOWN Clive Mr',
    'RJ6',
    'S8000:G8001:R9102',
    'Information Governance Manager',
  ),
  staff(
    'ig-manager-north',
    'ig-manager',
    '910000000110',
    'OKONKWO Ada Ms',
    'RAP',
    'S8000:G8001:R9102',
    'Information Governance Manager',
  ),
  staff('operator', 'operator', '910000000107', 'LINDQVIST Eva Ms', 'QKK', 'S8000:G8001:R9103', 'Exchange Operator'),
  staff(
    'operator-north',
    'operator',
    '910000000112',
    'HALLORAN Seamus Mr',
    'QMJ',
    'S8000:G8001:R9103',
    'Exchange Operator',
  ),
  staff(
    'privacy-officer',
    'privacy-officer',
    '910000000108',
    'ILUNGA Therese Ms',
    'RJ6',
    'S8000:G8001:R0001',
    'Privacy Officer',
  ),
  staff(
    'privacy-officer-second',
    'privacy-officer',
    '910000000111',
    'MBEKI Jonah Mr',
    'RJ6',
    'S8000:G8001:R0001',
    'Privacy Officer',
  ),
  staff('analyst', 'analyst', '910000000109', 'BRIGHTWELL Paul Mr', 'QKK', 'S8000:G8001:R9104', 'Analyst'),
]

/** A member of staff whose own NHS number their issuer states: a patient like others, and somebody's neighbour. */
const staffAndPatient = (person: Person): Persona => {
  const persona = staff(
    'clinician-and-patient',
    'clinician',
    '910000000111',
    `${person.family.toUpperCase()} ${person.given} Dr`,
    'RJ6',
    'S8000:G8000:R8000',
    'Clinical Practitioner Access Role',
  )
  return { ...persona, claims: { ...persona.claims, nhs_number: person.nhsNumber } }
}

const citizen = (name: string, role: Role, person: Person, level: 'P5' | 'P9'): Persona => ({
  name,
  role,
  provider: 'citizen',
  subject: `citizen-${name}`,
  claims: {
    nhs_number: person.nhsNumber,
    identity_proofing_level: level,
    birthdate: person.birthDate,
    family_name: person.family,
    given_name: person.given,
    vot: `${level}.Cp.Cd`,
  },
})

const SYSTEM: Persona = {
  name: 'dispatcher',
  role: 'dispatcher',
  provider: 'system',
  subject: 'london-ambulance-dispatch',
  claims: {
    acting_person: { user_id: '910000000201', name: 'WHITCOMBE Alice Ms', role_code: 'R9101', org_code: 'RRU' },
  },
}

/** Registers and changes the exchanges of one organisation from that organisation's own machines. */
export const OPERATOR_MACHINE: Persona = {
  name: 'operator-machine',
  role: 'operator',
  provider: 'system',
  subject: 'south-east-exchange-deployment',
  claims: {},
}

/** Every persona, at least one for each role; the first of a role is its default. Citizens are notable people of the population. */
export const personasOf = (people: readonly Person[]): readonly Persona[] => {
  const known = (notable: string): Person => {
    const person = people.find((one) => one.notable === notable)
    if (!person) throw new Error(`Nobody notable by that name: ${notable}`)
    return person
  }
  return [
    ...STAFF,
    staffAndPatient(known('proxy')),
    SYSTEM,
    OPERATOR_MACHINE,
    citizen('patient', 'patient', known('default'), 'P9'),
    citizen('proxy', 'proxy', known('proxy'), 'P9'),
    citizen('unproved', 'patient', known('unproved'), 'P5'),
    citizen('teenager', 'patient', known('teenager'), 'P9'),
  ]
}

import { NHS_NUMBER_SYSTEM, type NhsNumber } from '../../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../../schema/model/ods-code.ts'
import type { Person } from './person.ts'

/** What one exchange says of who a person is. */
export type StatedPatient = { readonly nhsNumber: NhsNumber; readonly birthDate: string; readonly family: string }

/** The exchanges' errors about people: a number long superseded, another birth date, another name too. Each at the person's last exchange only. */
export const statedBy = (person: Person, exchange: string): StatedPatient => {
  const last = person.exchanges.at(-1) === exchange && person.exchanges.length > 1
  const [old] = person.superseded
  const wrongDate = last && (person.notable === 'birth-date-differs' || person.notable === 'quarantined')
  return {
    nhsNumber: last && old ? old : person.nhsNumber,
    birthDate: wrongDate ? `19${person.birthDate.slice(2, 4)}-05-05` : person.birthDate,
    family: last && person.notable === 'quarantined' ? 'Hussain' : person.family,
  }
}

/** The Patient resource an exchange serves, serialised. */
export const patientResource = (person: Person, stated: StatedPatient, id: string, exchange: string): string =>
  JSON.stringify({
    resourceType: 'Patient',
    id,
    meta: {
      versionId: '1',
      lastUpdated: '2026-10-01T09:00:00Z',
      source: `https://${exchange.toLowerCase()}.exchange.example/fhir`,
    },
    identifier: [
      { use: 'official', system: NHS_NUMBER_SYSTEM, value: stated.nhsNumber },
      {
        use: 'usual',
        system: `https://${exchange.toLowerCase()}.exchange.example/patient`,
        value: `${exchange.slice(0, 3)}${id}`,
      },
    ],
    name: [{ use: 'official', family: stated.family, given: [person.given] }],
    gender: person.gender,
    birthDate: stated.birthDate,
    address: [
      { use: 'home', line: [person.address.line], city: person.address.town, postalCode: person.address.postcode },
    ],
    generalPractitioner: [{ type: 'Organization', identifier: { system: ODS_SYSTEM, value: person.practice } }],
  })

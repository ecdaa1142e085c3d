import { isCalendarDay } from '../../../schema/model/calendar-day.ts'
import { day } from '../render/dates.ts'

/** Who the patient is, as every page about them says at its head. */
export type ShownPerson = {
  readonly nhsNumber: string
  readonly name: string
  readonly birthDate: string | null
  readonly address: string | null
}

/** What every page about a patient asks for. */
export const PERSON = /* GraphQL */ `
  fragment Person on PatientChoices { person { nhsNumber name birthDate address } }`

/** An NHS number as people read it: 3, 3, 4. */
export const spaced = (nhsNumber: string): string => nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

/** The head of a page about a patient; undefined where who it is could not be had. */
export const personView = (person: ShownPerson | null | undefined) =>
  person == null
    ? undefined
    : {
        ...person,
        nhsNumber: spaced(person.nhsNumber),
        birthDate:
          person.birthDate !== null && isCalendarDay(person.birthDate) ? day(person.birthDate) : person.birthDate,
      }

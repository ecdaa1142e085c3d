import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { AREAS } from './areas.ts'
import { AS_OF, dayNumber, isoDay } from './moments.ts'
import { FAMILIES, MEN, STREETS, WAYS, WOMEN } from './names.ts'
import { nhsNumbersFrom } from './nhs-numbers.ts'
import { NOTABLES, type Notable } from './notables.ts'
import type { Directory } from './organisations.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** Serials of the demo's people begin here; those of numbers long superseded, there. */
const FIRST_SERIAL = 1_000
const FIRST_SUPERSEDED_SERIAL = 900_000

const bornAt = (random: Random): string => {
  const age = random.chance(0.18) ? random.int(0, 15) : random.chance(0.3) ? random.int(65, 96) : random.int(16, 64)
  return isoDay(dayNumber(AS_OF) - Math.round(age * 365.25) - random.int(1, 364))
}

/** One to eight exchanges: the home area's first, then neighbours by board, then anywhere; the two pan-London ones are drawn apart. */
const spread = (home: string, random: Random): readonly string[] => {
  const board = AREAS.find((area) => area.id === home)?.board
  const local = AREAS.filter((area) => area.id !== home && Object.keys(area.councils).length > 0)
  const near = local.filter((area) => area.board === board)
  const far = local.filter((area) => area.board !== board)
  const wanted = Math.min(6, 1 + Math.floor(Math.abs(random.normal()) * 2))
  const chosen = [
    ...random.some(near, Math.ceil((wanted - 1) * 0.7)),
    ...random.some(far, Math.floor((wanted - 1) * 0.3)),
  ].map((area) => area.id)
  return [home, ...chosen, ...(random.chance(0.12) ? ['URGENT-PLANS'] : []), ...(random.chance(0.35) ? ['L111'] : [])]
}

/** One is drawn even where it is said, so that what is drawn after it stays the same. */
const practiceOf = (practices: readonly OdsCode[], said: string | undefined, random: Random): OdsCode => {
  const drawn = random.pick(practices)
  return practices.find((code) => code === said) ?? drawn
}

/** The people, notable ones first. `count` is the whole number, never less than the notable ones. */
export const peopleOf = (count: number, directory: Directory, random: Random): readonly Person[] => {
  const numbers = nhsNumbersFrom(FIRST_SERIAL)
  const oldNumbers = nhsNumbersFrom(FIRST_SUPERSEDED_SERIAL)
  const homes = AREAS.filter((area) => Object.keys(area.councils).length > 0)
  const people: Person[] = []
  let household = 0

  const draw = (known: Notable | undefined, lead: Person | undefined, twinOf: Person | undefined): Person => {
    const of = random.fork(`person-${people.length}`)
    const gender = known?.gender ?? of.pick(['female', 'male'] as const)
    const home = lead?.exchanges[0] ?? known?.exchanges?.[0] ?? of.pick(homes).id
    const area = AREAS.find((one) => one.id === home) ?? homes[0]
    const practices = directory.practices.get(home) ?? []
    if (!lead) household++
    return {
      nhsNumber: numbers.next().value,
      superseded: known?.hasSupersededNumber || (!known && of.chance(0.03)) ? [oldNumbers.next().value] : [],
      given: known?.given ?? of.pick(gender === 'female' ? WOMEN : MEN),
      family: known?.family ?? lead?.family ?? of.pick(FAMILIES),
      birthDate: known?.birthDate ?? twinOf?.birthDate ?? bornAt(of),
      gender,
      address: lead?.address ?? {
        line: `${of.int(1, 240)} ${of.pick(STREETS)} ${of.pick(WAYS)}`,
        town: 'London',
        postcode: `${area?.postcode ?? 'N1'} ${of.int(1, 9)}ZZ`,
      },
      practice: lead?.practice ?? practiceOf(practices, known?.practice, of),
      exchanges: known?.exchanges ?? twinOf?.exchanges ?? spread(home, of),
      restricted: known ? (known.restricted ?? false) : of.chance(0.03),
      optedOut: known ? (known.optedOut ?? false) : of.chance(0.05),
      household: lead?.household ?? household,
      notable: known?.name,
    }
  }

  for (const known of NOTABLES) people.push(draw(known, undefined, undefined))
  // They are drawn apart, then moved in together: the order of the table must not matter.
  NOTABLES.forEach((known, index) => {
    const lead = people.find((person) => person.notable !== undefined && person.notable === known.livesWith)
    const self = people[index]
    if (lead && self)
      people[index] = { ...self, address: lead.address, practice: lead.practice, household: lead.household }
  })
  while (people.length < count) {
    const lead = draw(undefined, undefined, undefined)
    people.push(lead)
    const kind = random.next()
    if (kind < 0.12 && people.length < count) people.push(draw(undefined, lead, undefined))
    if (kind < 0.04 && people.length + 1 < count) {
      const twin = draw(
        { name: '', birthDate: `202${random.int(0, 4)}-0${random.int(1, 9)}-1${random.int(0, 9)}` },
        lead,
        undefined,
      )
      const one = { ...twin, notable: undefined }
      people.push(one, { ...draw(undefined, lead, one), exchanges: one.exchanges })
    }
  }
  return people
}

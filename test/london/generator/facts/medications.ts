import { MEDICINES } from '../concepts.ts'
import { type Fact, fact, type Moment } from '../fact.ts'
import type { Life } from '../life.ts'
import { AS_OF, cut, dayNumber, laterBy } from '../moments.ts'

const DOSES = [
  'One to be taken daily',
  'One to be taken twice a day',
  'Two to be taken daily',
  'One to be taken at night',
  'One to be taken three times a day',
] as const

/** How long a course lasts, in days; less where another follows sooner. */
const COURSE = 28

type Course = {
  readonly at: Moment
  readonly dose: number
  readonly ordered: boolean
  readonly contained: boolean
  readonly isOver: boolean
}

const drawCourse = (life: Life): Course => ({
  at: life.within(6),
  dose: life.random.int(0, DOSES.length - 1),
  ordered: life.random.chance(0.4),
  contained: life.random.chance(0.15),
  isOver: !life.random.chance(0.7),
})

const daysFrom = (one: Moment, other: Moment): number => dayNumber(other.slice(0, 10)) - dayNumber(one.slice(0, 10))

/** One after the other: nobody takes a product twice over, so the first is over, in its own days, before the next begins. */
const inTurn = (drawn: readonly Course[]): readonly Course[] => {
  const [first, next] = [...drawn].sort((a, b) => (a.at < b.at ? -1 : 1))
  if (first === undefined || next === undefined) return drawn
  return daysFrom(first.at, next.at) < 2 ? [next] : [{ ...first, isOver: true }, next]
}

/** The last day of a course that is over. */
const endOf = ({ at }: Course, next: Moment | undefined): Moment =>
  laterBy(at, Math.min(COURSE, Math.floor(daysFrom(at, next ?? `${AS_OF}T00:00`) / 2)))

/** Statements of use and orders. The same medicine taken again after it was over is another fact, and so is another strength. */
export const drawMedications = (life: Life): readonly Fact[] => {
  const { random } = life
  const wanted = random.int(1, Math.min(8, 2 + Math.floor(life.age / 12)))
  return random.some(MEDICINES, wanted).flatMap((concept) =>
    inTurn(Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => drawCourse(life))).map((course, turn, courses) => {
      const { at, dose, ordered, contained, isOver } = course
      const status = isOver ? 'completed' : 'active'
      const end = isOver ? cut(endOf(course, courses[turn + 1]?.at), 'day') : undefined
      return fact({
        type: 'MEDICATION',
        resourceType: ordered ? 'MedicationRequest' : 'MedicationStatement',
        concept,
        at,
        coarsest: 'month',
        conflicts: ['dose', 'status'],
        write: (pen) => {
          const dosage = [{ text: DOSES[(dose + (pen.otherwise === 'dose' ? 1 : 0)) % DOSES.length] }]
          const medicine = contained
            ? {
                contained: [{ resourceType: 'Medication', id: 'med', code: pen.concept(concept) }],
                medicationReference: { reference: '#med' },
              }
            : { medicationCodeableConcept: pen.concept(concept) }
          const said = { status: pen.otherwise === 'status' ? 'stopped' : status, ...medicine, subject: pen.patient }
          return ordered
            ? {
                ...said,
                intent: 'order',
                authoredOn: pen.date(),
                requester: { display: pen.author },
                dosageInstruction: dosage,
                dispenseRequest: { quantity: { value: 28, unit: 'tablet' } },
              }
            : {
                ...said,
                effectivePeriod: { start: pen.date(), end },
                dateAsserted: pen.recorded,
                informationSource: { display: pen.author },
                dosage,
              }
        },
      })
    }),
  )
}

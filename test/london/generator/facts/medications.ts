import { MEDICINES } from '../concepts.ts'
import { type Fact, fact } from '../fact.ts'
import type { Life } from '../life.ts'

const DOSES = [
  'One to be taken daily',
  'One to be taken twice a day',
  'Two to be taken daily',
  'One to be taken at night',
  'One to be taken three times a day',
] as const

/** Statements of use and orders. The same medicine started at another date is another fact, and so is another strength. */
export const drawMedications = (life: Life): readonly Fact[] => {
  const { random } = life
  const wanted = random.int(1, Math.min(8, 2 + Math.floor(life.age / 12)))
  return random.some(MEDICINES, wanted).flatMap((concept) =>
    Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => {
      const at = life.within(6)
      const dose = random.int(0, DOSES.length - 1)
      const ordered = random.chance(0.4)
      const contained = random.chance(0.15)
      const status = random.chance(0.7) ? 'active' : 'completed'
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
                effectivePeriod: { start: pen.date() },
                dateAsserted: pen.recorded,
                informationSource: { display: pen.author },
                dosage,
              }
        },
      })
    }),
  )
}

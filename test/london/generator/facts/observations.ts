import { BLOOD_PRESSURE, DIASTOLIC, MEASURES, type Measure, SYSTOLIC } from '../concepts.ts'
import { type Fact, fact, type Moment, type Pen } from '../fact.ts'
import type { Life } from '../life.ts'
import { momentBetween } from '../moments.ts'
import type { Random } from '../random.ts'

const quantity = (value: number, unit: string, code: string) => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code,
})
const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
]

const said = (pen: Pen, kind: string) => ({
  status: pen.otherwise === 'status' ? 'amended' : 'final',
  category: category(kind),
  subject: pen.patient,
  effectiveDateTime: pen.date(),
  performer: [{ display: pen.author }],
})

const bloodPressure = (at: Moment, random: Random): Fact => {
  const [systolic, diastolic] = [random.int(104, 178), random.int(58, 104)]
  return fact({
    type: 'OBSERVATION',
    resourceType: 'Observation',
    concept: BLOOD_PRESSURE,
    at,
    conflicts: ['status'],
    write: (pen) => ({
      ...said(pen, 'vital-signs'),
      code: pen.concept(BLOOD_PRESSURE),
      component: [
        { code: pen.concept(SYSTOLIC), valueQuantity: quantity(systolic, 'mmHg', 'mm[Hg]') },
        { code: pen.concept(DIASTOLIC), valueQuantity: quantity(diastolic, 'mmHg', 'mm[Hg]') },
      ],
    }),
  })
}

const measured = (of: Measure, at: Moment, random: Random): Fact => {
  const value = Number((of.low + random.next() * (of.high - of.low)).toFixed(of.decimals))
  return fact({
    type: 'OBSERVATION',
    resourceType: 'Observation',
    concept: of.concept,
    at,
    conflicts: ['status', 'value'],
    write: (pen) => ({
      ...said(pen, of.laboratory ? 'laboratory' : 'vital-signs'),
      code: pen.concept(of.concept),
      valueQuantity: quantity(
        pen.otherwise === 'value' ? Number((value * 10).toFixed(of.decimals)) : value,
        of.unit,
        of.ucum,
      ),
      ...(of.laboratory
        ? { referenceRange: [{ low: quantity(of.low, of.unit, of.ucum), high: quantity(of.high, of.unit, of.ucum) }] }
        : {}),
    }),
  })
}

/** Measurements: another moment is another measurement, twice in one day included. */
export const drawObservations = (life: Life): readonly Fact[] => {
  const { random } = life
  const pressures = Array.from({ length: random.int(1, 4) * life.amount }, () => life.within(5)).flatMap((at) => {
    const [hour, otherHour] = [at.slice(11, 13), '19']
    const again =
      random.chance(0.15) && hour !== otherHour ? [bloodPressure(`${at.slice(0, 11)}${otherHour}:00`, random)] : []
    return [bloodPressure(at, random), ...again]
  })
  const others = random
    .some(MEASURES, random.int(2, 6))
    .flatMap((of) => Array.from({ length: random.int(1, 4) * life.amount }, () => measured(of, life.within(5), random)))
  return [...pressures, ...others]
}

/** One further measurement of this life, at any time in ten years: fills a bench's body. */
export const oneObservation = (life: Life): Fact =>
  measured(life.random.pick(MEASURES), momentBetween('2016-11-01', '2026-11-01', life.random), life.random)

import type { RecordDraft } from '../../../schema/model/record-edit.ts'
import { isObject, type Json, text } from '../../fhir/json.ts'
import { draftMembers } from './draft-members.ts'
import { dosagesWith, reactionsWith } from './repeated-members.ts'
import { saidAnew } from './stated.ts'

const ONSET = ['onsetDateTime', 'onsetAge', 'onsetPeriod', 'onsetRange', 'onsetString'] as const
const ABATEMENT = ['abatementDateTime', 'abatementAge', 'abatementPeriod', 'abatementRange', 'abatementString'] as const

/** Members of which FHIR allows one at most: what a draft states takes the place of every other. */
const CHOICES: readonly (readonly string[])[] = [
  ['medicationCodeableConcept', 'medicationReference'],
  ONSET,
  ABATEMENT,
  ['effectiveDateTime', 'effectivePeriod', 'effectiveTiming', 'effectiveInstant'],
  [
    'valueQuantity',
    'valueCodeableConcept',
    'valueString',
    'valueBoolean',
    'valueInteger',
    'valueRange',
    'valueRatio',
    'valueSampledData',
    'valueTime',
    'valueDateTime',
    'valuePeriod',
    'dataAbsentReason',
  ],
]

const without = (json: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name.replace(/^_/, ''))))

/** The resource less one end of a period; the period goes where nothing of it is left. */
const withoutEnd = (resource: Json, period: string, end: 'start' | 'end'): Json => {
  const before = resource[period]
  if (!isObject(before)) return resource
  const left = without(before, [end])
  return Object.keys(left).length === 0 ? without(resource, [period]) : { ...resource, [period]: left }
}

const onsetTakenOut = (resource: Json): Json => {
  const period = resource['onsetPeriod']
  return isObject(period) && 'end' in period ? withoutEnd(resource, 'onsetPeriod', 'start') : without(resource, ONSET)
}

/** Where its source says itself when it abated, the end of the time in which it began was not shown as that, and stays. */
const abatementTakenOut = (resource: Json): Json => {
  const { abatementDateTime, abatementPeriod } = resource
  const isSaid = abatementDateTime !== undefined || (isObject(abatementPeriod) && 'end' in abatementPeriod)
  return isSaid ? without(resource, ABATEMENT) : withoutEnd(resource, 'onsetPeriod', 'end')
}

/** What of a resource says each part that can be taken out: wherever FHIR has it, it goes, and what stands beside it stays. */
const TAKEN_OUT: Readonly<Record<string, (resource: Json) => Json>> = {
  'ALLERGY criticality': (resource) => without(resource, ['criticality']),
  'ALLERGY onset': onsetTakenOut,
  'CONDITION onset': onsetTakenOut,
  'CONDITION abatement': abatementTakenOut,
  'MEDICATION start': (resource) => withoutEnd(without(resource, ['effectiveDateTime']), 'effectivePeriod', 'start'),
  'MEDICATION end': (resource) => withoutEnd(resource, 'effectivePeriod', 'end'),
  'ALERT start': (resource) => withoutEnd(resource, 'period', 'start'),
  'ALERT end': (resource) => withoutEnd(resource, 'period', 'end'),
}

const withoutTakenOut = (resource: Json, { type, says }: RecordDraft): Json =>
  ('takenOut' in says ? (says.takenOut ?? []) : []).reduce<Json>(
    (left, part) => TAKEN_OUT[`${type} ${part}`]?.(left) ?? left,
    resource,
  )

/** A moment that is said of what the source states as a period is one end of that period: the other stays. */
const inItsPeriod = (resource: Json, members: Json): Json => {
  const moved = (from: string, period: string, end: 'start' | 'end', given: Json): Json => {
    const before = resource[period]
    if (given[from] === undefined || !isObject(before)) return given
    const { [from]: moment, ...rest } = given
    return { ...rest, [period]: saidAnew(before, { [end]: moment }) }
  }
  return moved('onsetDateTime', 'onsetPeriod', 'start', moved('abatementDateTime', 'abatementPeriod', 'end', members))
}

/** A beginning that is said of what the source states as one moment is that moment still: a period without an end would say that it goes on. */
const asMoment = (resource: Json, members: Json): Json => {
  const { effectivePeriod, ...rest } = members
  const isMoment = text(resource['effectiveDateTime']) !== null && resource['effectivePeriod'] === undefined
  if (!isMoment || !isObject(effectivePeriod) || 'end' in effectivePeriod) return members
  return { ...rest, effectiveDateTime: effectivePeriod['start'] }
}

/** A period keeps the end that is not said; what was a moment was its beginning. */
const periodWith = (resource: Json, name: string, value: Json): Json => {
  const moment = name === 'effectivePeriod' ? text(resource['effectiveDateTime']) : null
  const before = isObject(resource[name]) ? resource[name] : moment === null ? {} : { start: moment }
  return saidAnew(before, value)
}

/** Another number in the same unit keeps that unit's code and what stands beside it; whether it was only a bound goes with the number. */
const amountWith = (before: unknown, value: Json): Json => {
  if (!isObject(before) || text(before['unit']) !== text(value['unit'])) return value
  return saidAnew(without(before, ['comparator']), value)
}

/** What its source made of a result ("high", "normal") was made of the value that stood there: it is not to be read beside another. */
const judgedNoMore = (resource: Json, members: Json): Json =>
  'valueQuantity' in members || 'valueString' in members ? without(resource, ['interpretation']) : resource

/**
 * A resource with what a draft states in the place of what stood there, and without what it takes out; all else stays. Its narrative goes: it would say what was before. A note is added
 * to those that are there, and a period keeps the end that is not stated. Undefined where the draft names a reaction or a dose that is not there.
 */
export const amended = (resource: Json, draft: RecordDraft): Json | undefined => {
  const { reaction: _reaction, dosage: _dosage, ...said } = draftMembers(draft)
  const standing = withoutTakenOut(resource, draft)
  const members = asMoment(standing, inItsPeriod(standing, said))
  const source = judgedNoMore(standing, members)
  const rivals = new Set(
    CHOICES.filter((choice) => choice.some((name) => name in members)).flatMap((choice) =>
      choice.filter((name) => !(name in members)),
    ),
  )
  const kept = Object.fromEntries(
    Object.entries(source).filter(([name]) => name !== 'text' && !rivals.has(name.replace(/^_/, ''))),
  )
  const merged = Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      const before = kept[name]
      if (name === 'note') return [name, [...(Array.isArray(before) ? before : []), ...(value as readonly unknown[])]]
      if (name === 'effectivePeriod' || name === 'period') return [name, periodWith(source, name, value as Json)]
      if (name === 'valueQuantity') return [name, amountWith(before, value as Json)]
      return [name, value]
    }),
  )
  return withRepeated(saidAnew(kept, merged), draft)
}

/** FHIR has no empty list: where all of them were taken out, the member goes. */
const withList = (resource: Json, name: string, list: readonly unknown[] | undefined): Json | undefined => {
  if (list === undefined) return undefined
  return list.length === 0 ? without(resource, [name]) : { ...resource, [name]: list }
}

const withRepeated = (resource: Json, draft: RecordDraft): Json | undefined => {
  if (draft.type === 'ALLERGY' && draft.says.reactions !== undefined)
    return withList(resource, 'reaction', reactionsWith(resource['reaction'], draft.says.reactions))
  if (draft.type === 'MEDICATION' && draft.says.dosages !== undefined)
    return withList(resource, 'dosage', dosagesWith(resource['dosage'], draft.says.dosages))
  return resource
}

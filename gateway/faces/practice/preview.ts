import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { KIND_NAMES } from '../../consent/organisation-kinds.ts'
import { PART_TOLD, type PreviewPart, partView } from '../choices/preview-part.ts'
import type { NamedOrganisation } from '../choices/shown-choice.ts'
import type { Sent } from '../fields.ts'
import { wordsFor } from '../render/words.ts'

type Previewed = {
  readonly organisation: NamedOrganisation
  readonly all: readonly RecordType[]
  readonly some: readonly RecordType[]
  readonly noneByChoice: readonly RecordType[]
  readonly noneByAgreement: readonly RecordType[]
  readonly datesLimited: readonly RecordType[]
  readonly ownOnly: readonly RecordType[]
  readonly reach: readonly { readonly recordType: RecordType; readonly sources: number }[]
}

/** A preview as GraphQL gives it. */
export type Preview = {
  readonly groups: readonly { readonly name: string; readonly organisations: readonly Previewed[] }[]
} & PreviewPart

/** What a page asks of a preview. */
export const PREVIEW = /* GraphQL */ `
  fragment Preview on ConsentPreview {
    groups { name organisations { organisation { odsCode name } all some noneByChoice noneByAgreement datesLimited ownOnly reach { recordType sources } } }
    ${PART_TOLD}
  }`

const names = (types: readonly RecordType[]): string =>
  types
    .map((type) => wordsFor(type, 'recordType'))
    .map((name, index) => (index === 0 ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`))
    .join(', ')

const part = (types: readonly RecordType[], before = ''): readonly string[] => {
  if (types.length === 0) return []
  const all = before === '' ? 'All kinds of record' : 'all kinds of record'
  return [`${before}${types.length === RECORD_TYPES.length ? all : names(types)}`]
}

/** A type less the ways in which a choice limits it: from where, and of which dates. */
const kindsOf = ({ all, some, noneByChoice, ownOnly, datesLimited }: Previewed) => {
  const seen = [...all, ...some]
  const own = seen.filter((type) => ownOnly.includes(type))
  const others = seen.filter((type) => !ownOnly.includes(type))
  const dated = others.filter((type) => datesLimited.includes(type))
  const whole = others.filter((type) => !datesLimited.includes(type))
  return { own, dated, whole, none: noneByChoice, seen }
}

/**
 * What one organisation could see, a line each. `than`: what it is compared with; of a kind that reaches fewer or more organisations than there, that is
 * said.
 */
const linesOf = (one: Previewed, than: Previewed | undefined): readonly string[] => {
  const { own, dated, whole, none, seen } = kindsOf(one)
  if (seen.length === 0)
    return [none.length > 0 ? 'Nothing, because of the choices' : 'Nothing: no agreement allows it']
  const before = new Map((than?.reach ?? []).map(({ recordType, sources }) => [recordType, sources]))
  const reach = new Map(one.reach.map(({ recordType, sources }) => [recordType, sources]))
  const by = (type: RecordType): number => (reach.get(type) ?? 0) - (before.get(type) ?? reach.get(type) ?? 0)
  return [
    ...part(whole.filter((type) => by(type) === 0)),
    ...part(
      whole.filter((type) => by(type) < 0),
      'From fewer organisations than now: ',
    ),
    ...part(
      whole.filter((type) => by(type) > 0),
      'From more organisations than now: ',
    ),
    ...part(dated, 'Of some dates only: '),
    ...part(own, 'Only records it holds itself: '),
    ...part(none, 'Not, because of the choices: '),
  ]
}

/** What a choice would do to a part of the organisations: those for which it changes something, before and after, and which part it is. */
export const comparedView = (now: Preview | null, then: Preview | null, sent: Sent | undefined) => {
  if (now === null || then === null) return undefined
  const organisations = ({ groups }: Preview) => groups.flatMap((group) => group.organisations)
  const was = new Map(organisations(now).map((one) => [one.organisation.odsCode, one]))
  const looked = organisations(then)
  const changes = looked.flatMap((one) => {
    const old = was.get(one.organisation.odsCode)
    if (old === undefined) return []
    const lines = { organisation: one.organisation, before: linesOf(old, undefined), after: linesOf(one, old) }
    return lines.before.join('\n') === lines.after.join('\n') ? [] : [lines]
  })
  const { kinds, ...part } = partView(then, looked.length, sent)
  return {
    changes,
    looked: looked.length,
    part: { ...part, kinds: kinds.map(({ kind, count }) => ({ value: kind, text: KIND_NAMES[kind], count })) },
  }
}

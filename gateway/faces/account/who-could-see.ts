import type { OrganisationKind } from '../../../schema/generated/directory.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { PART_TOLD, type PreviewPart, partView } from '../choices/preview-part.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import type { Sent } from '../fields.ts'
import type { Speaker } from '../language/speaker.ts'
import type { Fault } from './choice.ts'

/** What one organisation could see, as a preview tells. */
type Previewed = {
  readonly organisation: NamedOrganisation & { readonly kind: OrganisationKind | null }
  readonly all: readonly RecordType[]
  readonly some: readonly RecordType[]
  readonly noneByChoice: readonly RecordType[]
  readonly ownOnly: readonly RecordType[]
  readonly others: number
}

/** A part of a preview, as GraphQL gives it. */
export type Preview = {
  readonly faults: readonly Fault[]
  readonly shown: boolean
  readonly groups: readonly { readonly organisations: readonly Previewed[] }[]
} & PreviewPart

/** The fields of a preview, for a query. */
export const PREVIEW = /* GraphQL */ `
  fragment Previewed on ConsentPreview {
    faults { code field }
    shown
    groups { organisations { organisation { odsCode name kind } all some noneByChoice ownOnly others } }
    ${PART_TOLD}
  }`

const placesOf = ({ groups }: Preview): readonly Previewed[] => groups.flatMap(({ organisations }) => organisations)

const isSame = (one: readonly RecordType[], other: readonly RecordType[]): boolean =>
  one.length === other.length && one.every((type) => other.includes(type))

const isSameSight = (one: Previewed, other: Previewed): boolean =>
  one.others === other.others &&
  isSame(one.all, other.all) &&
  isSame(one.some, other.some) &&
  isSame(one.ownOnly, other.ownOnly)

type Level = 'allOf' | 'someOf' | 'ownOnly' | 'nothing' | 'never'

/** How much a place could see of what its agreements allow. */
const levelOf = ({ all, some, noneByChoice, ownOnly }: Previewed): Level => {
  const seen = all.length + some.length
  if (seen === 0) return noneByChoice.length > 0 ? 'nothing' : 'never'
  if (ownOnly.length === seen) return 'ownOnly'
  return some.length + noneByChoice.length === 0 ? 'allOf' : 'someOf'
}

/** The same in a cell: the kinds, and how many places they come from, are named where it is not everything, for that is what differs. */
const inWords = (place: Previewed | undefined, { t, word, list }: Speaker): string => {
  if (place === undefined) return t('preview.none')
  const { all, some, ownOnly, others } = place
  switch (levelOf(place)) {
    case 'allOf':
      return t('preview.all')
    case 'ownOnly':
      return t('preview.ownOnly')
    case 'someOf': {
      const kinds = [...all, ...some].filter((type) => !ownOnly.includes(type))
      if (kinds.length === RECORD_TYPES.length) return t('preview.allKinds', { others })
      return t('preview.some', { kinds: list(kinds.map((type) => word('recordType', type))), others })
    }
    case 'nothing':
    case 'never':
      return t('preview.none')
  }
}

/** Which part of all places is shown, with the kinds to narrow it to in words. */
const partOf = (preview: Preview, shown: number, sent: Sent | undefined, { word }: Speaker) => {
  const { kinds, ...part } = partView(preview, shown, sent)
  return { ...part, kinds: kinds.map(({ kind, count }) => ({ value: kind, text: word('orgKind', kind), count })) }
}

/** Two previews side by side: which places would see more or less, who could see what then, and how many in an emergency. */
export const comparedView = (
  before: Preview,
  after: Preview,
  emergency: Preview,
  sent: Sent | undefined,
  speaker: Speaker,
) => {
  const { t, word } = speaker
  const known = new Map(placesOf(before).map((place) => [place.organisation.odsCode, place]))
  const after_ = placesOf(after)
  const changes = after_.flatMap((place) => {
    const old = known.get(place.organisation.odsCode)
    return old !== undefined && isSameSight(old, place)
      ? []
      : [{ name: nameOf(place.organisation), before: inWords(old, speaker), after: inWords(place, speaker) }]
  })
  const kinds = [...new Set(after_.map(({ organisation }) => organisation.kind ?? 'OTHER'))]
  const part = partOf(after, after_.length, sent, speaker)
  // What a place holds itself it sees without any emergency.
  const sees = placesOf(emergency).filter(({ others }) => others > 0).length
  return {
    unseen: !after.shown,
    changes,
    kinds: kinds.map((kind) => {
      const places = after_.filter(({ organisation }) => (organisation.kind ?? 'OTHER') === kind)
      return {
        title: t('preview.byKind', { kind: word('orgKind', kind), count: places.length }),
        places: places.map((place) => ({ name: nameOf(place.organisation), level: levelOf(place) })),
      }
    }),
    part,
    emergency:
      sees === 0
        ? t(part.isSearchable ? 'preview.emergencyNoneHere' : 'preview.emergencyNone')
        : t('preview.emergencyCount', { count: sees, total: placesOf(emergency).length }),
  }
}

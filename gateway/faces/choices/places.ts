import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import { allOf, type Sent } from '../fields.ts'
import { type NamedOrganisation, nameOf, type ShownChoice } from './shown-choice.ts'

/** The parts of a choice that name organisations: ticked in boxes, and searched for by name or code. */
export const PLACE_FIELDS = ['recipients', 'controllers'] as const

type PlaceField = (typeof PLACE_FIELDS)[number]

/** The box of each in which somebody searches. */
export const SEARCH_FIELDS = { recipients: 'findRecipients', controllers: 'findControllers' } as const satisfies Record<
  PlaceField,
  string
>

/** How many organisations a search shows. */
export const FOUND_SHOWN = 20

/** A search shorter than this finds everybody, and one longer nobody. */
const WORDS = { least: 2, most: 100 } as const

const MOST_NAMED = 100

type Found = { readonly organisations: readonly NamedOrganisation[]; readonly totalCount: number }

/** What a page that has `PLACES` in its query is given. */
export type PlacesData = {
  readonly chosen: readonly (NamedOrganisation | null)[] | null
  readonly recipients?: Found | null
  readonly controllers?: Found | null
}

/** The variables of `PLACES`, as a query names them. */
export const PLACES_ASKED = `
  $chosen: [ODSCode!]!
  $recipients: String!
  $findRecipients: Boolean!
  $controllers: String!
  $findControllers: Boolean!
  $first: Int!`

/** What a page with these boxes asks for: the names of those that are ticked, and what each search finds. */
export const PLACES = `
  chosen: organisations(odsCodes: $chosen) { odsCode name }
  recipients: organisationsCalled(words: $recipients, first: $first) @include(if: $findRecipients) {
    organisations { odsCode name }
    totalCount
  }
  controllers: organisationsCalled(words: $controllers, first: $first) @include(if: $findControllers) {
    organisations { odsCode name }
    totalCount
  }`

/** The codes that are ticked, as far as they are codes: what is none is told when it is sent. */
const codesIn = (sent: Sent | undefined, name: PlaceField): readonly OdsCode[] =>
  allOf(sent, name)
    .flatMap((text) => text.split(/[\s,;]+/))
    .flatMap((code) => parseOdsCode(code) ?? [])

const wordsIn = (sent: Sent | undefined, name: PlaceField): string =>
  allOf(sent, SEARCH_FIELDS[name]).join(' ').trim().slice(0, WORDS.most)

/** The values of those variables for what was sent. */
export const placesVariables = (sent: Sent | undefined) => {
  const [recipients, controllers] = [wordsIn(sent, 'recipients'), wordsIn(sent, 'controllers')]
  return {
    chosen: [...new Set(PLACE_FIELDS.flatMap((name) => codesIn(sent, name)))].slice(0, MOST_NAMED),
    recipients,
    findRecipients: recipients.length >= WORDS.least,
    controllers,
    findControllers: controllers.length >= WORDS.least,
    first: FOUND_SHOWN,
  }
}

const boxes = (places: readonly NamedOrganisation[]) =>
  places.map((place) => ({ value: place.odsCode, text: nameOf(place), code: place.odsCode }))

/** For each of the two fields: what is ticked, what was searched for, and what was found beside. `kept`: the choice that the form was opened with. */
export const placesView = (data: PlacesData, sent: Sent | undefined, kept: ShownChoice['scope'] | undefined) => {
  const named = new Map((data.chosen ?? []).flatMap((one) => (one === null ? [] : [[one.odsCode, one]])))
  const viewOf = (name: PlaceField) => {
    const ticked =
      sent === undefined
        ? (kept?.[name] ?? [])
        : codesIn(sent, name).map((odsCode) => named.get(odsCode) ?? { odsCode, name: null })
    const isTicked = new Set(ticked.map(({ odsCode }) => odsCode))
    const found = data[name]
    return {
      words: wordsIn(sent, name),
      ticked: boxes(ticked),
      found: boxes((found?.organisations ?? []).filter(({ odsCode }) => !isTicked.has(odsCode))),
      count: found?.totalCount ?? null,
      shown: FOUND_SHOWN,
    }
  }
  return { recipients: viewOf('recipients'), controllers: viewOf('controllers') }
}

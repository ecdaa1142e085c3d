import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { londonDay } from '../../../policies/london-day.ts'
import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import type { Sent } from '../fields.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Asked, Page, View } from '../page.ts'
import {
  CHOICE,
  type Choice,
  type Fault,
  headlineOf,
  isStanding,
  nameOf,
  type Place,
  rowsOf,
  type Said,
} from './choice.ts'
import {
  allOf,
  type ChoiceFields,
  CLASSES_CHOSEN,
  carriedFrom,
  choiceFields,
  choiceInput,
  isStart,
  mendable,
  PARTS,
  PURPOSES_CHOSEN,
} from './choice-fields.ts'
import { comparedView, PLACES_SHOWN, PREVIEW, type Preview } from './who-could-see.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

/** Where an editor stands, and which choice it puts another in the place of. */
type Stand = {
  readonly whose: Whose
  /** `/new-choice/:start`, or `/choices/:id/change`: what `whose` puts before it is left out. */
  readonly path: string
  readonly startOf: (asked: Asked) => string | undefined
  /** The choice that is changed; undefined for a new one. */
  readonly changes: (asked: Asked) => string | undefined
  readonly back: (asked: Asked) => string
}

/** The pages and forms of one editor. */
export type Editor = { readonly pages: readonly Page[]; readonly forms: readonly Form[] }

type Found = { readonly organisations: readonly Place[]; readonly totalCount: number }

type Data = {
  readonly patientChoices: { readonly directives: readonly Choice[] } | null
  readonly chosen: readonly (Place | null)[] | null
  readonly recipients?: Found | null
  readonly controllers?: Found | null
}

/** How many places a search shows. */
const FOUND_SHOWN = 20

const wordsIn = (sent: Sent | undefined, name: string): string => allOf(sent, name).join(' ').trim().slice(0, 100)

/** What a recorded choice fills the editor with. Its first day is filled in only where it is still to come. */
const kept = ({ effect, scope, period, breakGlassMayLift }: Said, now: number) => ({
  effect,
  recordTypes: scope.recordTypes ?? [],
  classes: scope.classes ?? [],
  purposes: scope.purposes ?? [],
  actions: scope.actions ?? [],
  recordsFrom: scope.recordDates?.from ?? '',
  recordsTo: scope.recordDates?.to ?? '',
  firstDay: period.start !== null && Date.parse(period.start) > now ? londonDay(Date.parse(period.start)) : '',
  lastDay: period.end === null ? '' : londonDay(Date.parse(period.end) - 1),
  lift: effect === 'deny' ? (breakGlassMayLift ? 'yes' : 'no') : '',
})

const codes = z.array(z.string().regex(/^[A-Z0-9]{3,12}$/))

/** The codes that are ticked, as far as they are codes: what is none is told when it is sent. */
const codesIn = (sent: Sent | undefined, name: string): readonly string[] =>
  allOf(sent, name).filter((code) => codes.safeParse([code]).success)

const PLACES = ['recipients', 'controllers'] as const

const searchName = { recipients: 'findRecipients', controllers: 'findControllers' } as const

/** The page on which a choice is put together, with the searches for places. */
const defineEditorPage = ({ whose, path, startOf, changes, back }: Stand): Page =>
  definePageFor<Data>(whose, {
    path,
    template: 'account/editor.njk',
    document: /* GraphQL */ `
      query ChoiceToEdit(
        $patient: NHSNumber!
        $chosen: [ODSCode!]!
        $recipients: String!
        $findRecipients: Boolean!
        $controllers: String!
        $findControllers: Boolean!
        $first: Int!
      ) {
        ${whose.asks}
        patientChoices(patient: $patient) { directives { ...Choice } }
        chosen: organisations(odsCodes: $chosen) { odsCode name }
        recipients: organisationsCalled(words: $recipients, first: $first) @include(if: $findRecipients) {
          organisations { odsCode name }
          totalCount
        }
        controllers: organisationsCalled(words: $controllers, first: $first) @include(if: $findControllers) {
          organisations { odsCode name }
          totalCount
        }
      }
      ${CHOICE}`,
    variables: (asked) => {
      const [recipients, controllers] = PLACES.map((name) => wordsIn(asked.sent, searchName[name]))
      return {
        patient: patientOf(asked),
        chosen: [...new Set(PLACES.flatMap((name) => codesIn(asked.sent, name)))].slice(0, 100),
        recipients,
        findRecipients: (recipients?.length ?? 0) >= 2,
        controllers,
        findControllers: (controllers?.length ?? 0) >= 2,
        first: FOUND_SHOWN,
      }
    },
    view: ({ patientChoices, chosen, ...found }, asked) => {
      const { sent, now, speaker } = asked
      const start = startOf(asked)
      if (!isStart(start)) throw new HouseError('NOT_FOUND')
      const changed = changes(asked)
      const old = patientChoices?.directives.find(({ id }) => id === changed)
      if (changed !== undefined && (old === undefined || !isStanding(old, now))) throw new HouseError('NOT_FOUND')
      const names = new Map((chosen ?? []).flatMap((place) => (place === null ? [] : [[place.odsCode, nameOf(place)]])))
      const placesOf = (name: (typeof PLACES)[number]) => {
        const ticked =
          sent === undefined
            ? (old?.scope[name] ?? [])
            : codesIn(sent, name).map((odsCode) => ({ odsCode, name: names.get(odsCode) ?? odsCode }))
        const search = found[name]
        const isTicked = new Set(ticked.map(({ odsCode }) => odsCode))
        const shown = (places: readonly Place[]) =>
          places.map((place) => ({ value: place.odsCode, text: nameOf(place) }))
        return {
          words: wordsIn(sent, searchName[name]),
          ticked: shown(ticked),
          found: shown((search?.organisations ?? []).filter(({ odsCode }) => !isTicked.has(odsCode))),
          count: search?.totalCount ?? null,
        }
      }
      const choice = old === undefined ? undefined : kept(old, now)
      return {
        start,
        parts: PARTS[start],
        title: changed === undefined ? speaker.t(`start.${start}`) : speaker.t('editor.changeTitle'),
        headline: old === undefined ? '' : headlineOf(old, speaker),
        action: pathOf(whose.path + path, asked),
        back: back(asked),
        kept: choice ?? {},
        places: { recipients: placesOf('recipients'), controllers: placesOf('controllers') },
        types: RECORD_TYPES,
        classes: [...new Set([...CLASSES_CHOSEN, ...(choice?.classes ?? []), ...allOf(sent, 'classes')])],
        purposes: PURPOSES_CHOSEN,
        shown: FOUND_SHOWN,
      }
    },
  })

const pathOf = (path: string, { params }: Asked): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

type Previewing = {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: ConsentStage
    readonly directives: readonly Choice[]
  } | null
  readonly now: Preview | null
  readonly after: Preview | null
  readonly emergency: Preview | null
  readonly named: readonly (Place | null)[] | null
}

/** A choice as it was sent, to be told as one that is recorded. */
const saidFrom = (sent: ChoiceFields, named: readonly (Place | null)[]): Said => {
  const input = choiceInput(sent)
  const names = new Map(named.flatMap((place) => (place === null ? [] : [[place.odsCode, place]])))
  const places = (list: readonly string[] | null | undefined) =>
    list?.map((odsCode) => names.get(odsCode) ?? { odsCode, name: null }) ?? null
  return {
    effect: input.effect,
    scope: {
      recipients: places(input.recipients),
      controllers: places(input.controllers),
      recordTypes: input.recordTypes ?? null,
      classes: input.classes ?? null,
      purposes: input.purposes ?? null,
      actions: input.actions ?? null,
      recordDates: input.recordDates
        ? { from: input.recordDates.from ?? null, to: input.recordDates.to ?? null }
        : null,
    },
    period: { start: input.firstDay ?? null, end: input.lastDay ?? null },
    breakGlassMayLift: input.breakGlassMayLift ?? false,
  }
}

const ends = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id])

/** A preview names so many organisations at most. */
const MOST_AFFECTED = 50

/** The only places that a new choice can do anything to: those it names. Null: any. */
const affected = ({ changes }: Stand, { recipients }: ChoiceFields, asked: Asked): readonly string[] | null =>
  changes(asked) === undefined && recipients.length > 0 && recipients.length <= MOST_AFFECTED ? recipients : null

/** The variables of a preview. What was typed was read when it was sent: it is the same here. */
const previewVariables = ({ changes }: Stand, sent: ChoiceFields, asked: Asked): View => ({
  patient: patientOf(asked),
  ends: ends(changes(asked)),
  records: [choiceInput(sent)],
})

/** What a choice does, before it is saved. The revision and the key that it is saved with are had here, with what is shown. */
const definePreviewPage = (stand: Stand): Page =>
  definePageFor<Previewing>(stand.whose, {
    path: stand.path,
    template: 'account/preview.njk',
    document: /* GraphQL */ `
      query ChoicePreviewed(
        $patient: NHSNumber!
        $ends: [ID!]!
        $records: [ChoiceInput!]!
        $named: [ODSCode!]!
        $organisations: [ODSCode!]
        $first: Int!
      ) {
        ${stand.whose.asks}
        patientChoices(patient: $patient) { revision stage directives { ...Choice } }
        named: organisations(odsCodes: $named) { odsCode name }
        now: consentPreview(patient: $patient, organisations: $organisations, first: $first) { ...Previewed }
        after: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          organisations: $organisations
          first: $first
        ) { ...Previewed }
        emergency: consentPreview(
          patient: $patient
          ends: $ends
          records: $records
          purpose: BTG
          organisations: $organisations
          first: $first
        ) { ...Previewed }
      }
      ${CHOICE} ${PREVIEW}`,
    variables: (asked) => {
      const sent = choiceFields.parse(asked.sent)
      return {
        ...previewVariables(stand, sent, asked),
        named: [...new Set([...sent.recipients, ...sent.controllers])].slice(0, 100),
        organisations: affected(stand, sent, asked),
        first: PLACES_SHOWN,
      }
    },
    view: ({ patientChoices, now, after, emergency, named }, asked) => {
      if (patientChoices === null || now === null || after === null || emergency === null)
        throw new HouseError('STATE_UNAVAILABLE')
      const { speaker, sent } = asked
      const said = saidFrom(choiceFields.parse(sent), named ?? [])
      const changed = patientChoices.directives.find(({ id }) => id === stand.changes(asked))
      return {
        headline: headlineOf(said, speaker),
        rows: rowsOf(said, speaker),
        replaces: changed === undefined ? '' : headlineOf(changed, speaker),
        ...comparedView(now, after, emergency, speaker),
        together: patientChoices.stage === 'BOTH_WIDEN' && said.effect === 'permit',
        action: pathOf(stand.whose.path + stand.path, asked),
        carried: carriedFrom(sent),
        revision: patientChoices.revision,
        key: randomUUID(),
      }
    },
  })

type Outcome = {
  readonly recorded: { readonly id: string } | null
  readonly proposal: { readonly id: string } | null
  readonly faults: readonly Fault[]
}

const OUTCOME = 'recorded { id } proposal { id } faults { code field }'

const saveFields = z.intersection(
  choiceFields,
  z.object({ revision: hiddenNumber, key: requiredText(200, 'sentence.INPUT_INVALID') }),
)

const savedAt = (outcome: Outcome | null, base: string) => {
  if (outcome === null) throw new HouseError('INTERNAL')
  if (outcome.faults.length > 0) return { again: mendable(outcome.faults) }
  return outcome.recorded === null
    ? `${base}/choices?done=proposed`
    : `${base}/choices/${outcome.recorded.id}?done=done`
}

/**
 * The editor of a choice: put together, searched for places in, previewed, saved. Nothing is kept before it is saved; what was typed goes from
 * page to page in the forms themselves, so that no address and no cookie holds it.
 */
export const defineEditor = (stand: Stand): Editor => {
  const page = defineEditorPage(stand)
  const previewPage = definePreviewPage(stand)
  const isChange = stand.path.includes(':id')
  const path = `${stand.whose.path}${stand.path}`

  /** Shows the editor with what was typed: to search for places, or to change something after the preview. */
  const again = defineForm<object, null>({
    path,
    page,
    read: z.looseObject({}),
    done: () => ({ show: page }),
  })
  const preview = defineForm<
    ChoiceFields,
    null,
    { readonly consentPreview: { readonly faults: readonly Fault[] } | null }
  >({
    path: `${path}/preview`,
    page,
    read: choiceFields,
    before: /* GraphQL */ `
      query ChoiceChecked($patient: NHSNumber!, $ends: [ID!]!, $records: [ChoiceInput!]!) {
        consentPreview(patient: $patient, ends: $ends, records: $records, first: 0) { faults { code field } }
      }`,
    beforeVariables: (sent, asked) => previewVariables(stand, sent, asked),
    check: ({ consentPreview }) => mendable(consentPreview?.faults ?? []),
    shows: [previewPage],
    done: () => ({ show: previewPage }),
  })
  const save = defineForm<z.output<typeof saveFields>, { readonly saved: Outcome | null }>({
    path: `${path}/save`,
    page,
    read: saveFields,
    mutation: isChange
      ? /* GraphQL */ `
        mutation ChangeChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $directive: ID!, $choice: ChoiceInput!) {
          saved: changeDirective(
            patient: $patient
            revision: $revision
            idempotencyKey: $key
            directive: $directive
            choice: $choice
          ) { ${OUTCOME} }
        }`
      : /* GraphQL */ `
        mutation GiveChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $choice: ChoiceInput!) {
          saved: giveDirective(patient: $patient, revision: $revision, idempotencyKey: $key, choice: $choice) { ${OUTCOME} }
        }`,
    variables: ({ revision, key, ...sent }, asked) => ({
      patient: patientOf(asked),
      revision,
      key,
      choice: choiceInput(sent),
      ...(isChange ? { directive: stand.changes(asked) } : {}),
    }),
    done: ({ saved }, _, asked) => savedAt(saved, baseOf(stand.whose, asked)),
  })
  return { pages: [page], forms: [again, preview, save] }
}

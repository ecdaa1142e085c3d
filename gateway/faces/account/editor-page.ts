import { HouseError } from '../../../schema/model/house-error.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { keptFields } from '../choices/kept-fields.ts'
import { PLACES, PLACES_ASKED, type PlacesData, placesVariables, placesView } from '../choices/places.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { isStanding } from '../choices/standing.ts'
import { allOf } from '../fields.ts'
import type { Asked, Page } from '../page.ts'
import { headlineOf } from './choice.ts'
import { CLASSES_CHOSEN, isStart, PARTS, PURPOSES_CHOSEN } from './choice-fields.ts'
import { definePageFor, patientOf, type Whose } from './whose.ts'

/** Where an editor stands, and which choice it puts another in the place of. */
export type Stand = {
  readonly whose: Whose
  /** `/new-choice/:start`, or `/choices/:id/change`: what `whose` puts before it is left out. */
  readonly path: string
  readonly startOf: (asked: Asked) => string | undefined
  /** The choice that is changed; undefined for a new one. */
  readonly changes: (asked: Asked) => string | undefined
  readonly back: (asked: Asked) => string
}

/** Where an editor stands for whoever asks. */
export const standAt = ({ whose, path }: Stand, { params }: Asked): string =>
  `${whose.path}${path}`.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

type Data = PlacesData & { readonly patientChoices: { readonly directives: readonly RecordedChoice[] } | null }

/** What a recorded choice fills the editor with: all of its classes have boxes, and whether it can be lifted is a yes or a no. */
const kept = (choice: RecordedChoice, now: number) => ({
  ...keptFields(choice, now),
  classes: choice.scope.classes ?? [],
  lift: choice.effect === 'deny' ? (choice.breakGlassMayLift ? 'yes' : 'no') : '',
})

/** The page on which a choice is put together, with the searches for places. */
export const editorPage = (stand: Stand): Page =>
  definePageFor<Data>(stand.whose, {
    path: stand.path,
    template: 'account/editor.njk',
    document: /* GraphQL */ `
      query ChoiceToEdit($patient: NHSNumber!, ${PLACES_ASKED}) {
        ${stand.whose.asks}
        patientChoices(patient: $patient) { directives { ...Choice } }
        ${PLACES}
      }
      ${CHOICE}`,
    variables: (asked) => ({ patient: patientOf(asked), ...placesVariables(asked.sent) }),
    view: (data, asked) => {
      const { sent, now, speaker } = asked
      const start = stand.startOf(asked)
      if (!isStart(start)) throw new HouseError('NOT_FOUND')
      const changed = stand.changes(asked)
      const old = data.patientChoices?.directives.find(({ id }) => id === changed)
      if (changed !== undefined && (old === undefined || !isStanding(old, now))) throw new HouseError('NOT_FOUND')
      return {
        start,
        parts: PARTS[start],
        title: changed === undefined ? speaker.t(`start.${start}`) : speaker.t('editor.changeTitle'),
        headline: old === undefined ? '' : headlineOf(old, speaker),
        action: standAt(stand, asked),
        back: stand.back(asked),
        kept: old === undefined ? {} : kept(old, now),
        places: placesView(data, sent, old?.scope),
        types: RECORD_TYPES,
        classes: [...new Set([...CLASSES_CHOSEN, ...(old?.scope.classes ?? []), ...allOf(sent, 'classes')])],
        purposes: PURPOSES_CHOSEN,
      }
    },
  })

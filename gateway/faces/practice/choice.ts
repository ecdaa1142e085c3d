import { HouseError } from '../../../schema/model/house-error.ts'
import { choiceLines, choiceTitle, recorderOf } from '../../documents/choice-words.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { isStanding, standingOf } from '../choices/standing.ts'
import { definePage } from '../page.ts'
import { choicePath } from './paths.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'

/** What a page about one choice asks for: it is found among the patient's. */
export type ChoiceData = {
  readonly patientChoices: {
    readonly revision: number
    readonly person: ShownPerson | null
    readonly directives: readonly RecordedChoice[]
  } | null
}

/** The query of a page about one choice. */
export const ONE_CHOICE = /* GraphQL */ `
  query OneChoice($patient: NHSNumber!) {
    patientChoices(patient: $patient) { revision ...Person directives { ...Choice } }
  }
  ${PERSON} ${CHOICE}`

/** The choice that the path names. Throws `NOT_FOUND` where the patient has none by that name. */
export const choiceFound = ({ patientChoices }: ChoiceData, id: string | undefined): RecordedChoice => {
  const found = patientChoices?.directives.find((one) => one.id === id)
  if (found === undefined) throw new HouseError('NOT_FOUND')
  return found
}

/** One choice: all that it says, who recorded it, its letter and receipt, and what can be done with it. */
export const choicePage = definePage<ChoiceData>({
  path: '/practice/:patient/choices/:choice',
  audience: 'practice-staff',
  template: 'practice/choice.njk',
  document: ONE_CHOICE,
  variables: ({ patient }) => ({ patient }),
  view: (data, { params, now }) => {
    const choice = choiceFound(data, params['choice'])
    return {
      person: personView(data.patientChoices?.person),
      choice,
      title: choiceTitle(choice),
      lines: choiceLines(choice),
      recorder: recorderOf(choice),
      standing: standingOf(choice, now),
      mayChange: isStanding(choice, now),
      path: choicePath(params['patient'], choice.id),
    }
  },
})

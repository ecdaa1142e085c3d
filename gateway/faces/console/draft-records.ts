import { z } from 'zod'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { hiddenNumber, ticked } from '../fields.ts'
import { choicesOf, wordsFor } from '../render/words.ts'
import { defineSection } from './draft-section.ts'

/** Said beside the classes: every one of them, those to come included. */
const ALL = 'all'

/** A configured exclusion set has a name of its own; what a class may look like is all that is checked here. */
const classes = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(z.string().regex(/^[\w-]{1,40}$/, 'Choose from the list')).max(50, 'Choose from the list'),
)

/** The classes of one type are in a field of its own: `classes-ALLERGY`. */
const read = z
  .looseObject({ revision: hiddenNumber, recordTypes: ticked(RECORD_TYPES) })
  .transform((sent, context) => ({
    revision: sent.revision,
    recordTypes: sent.recordTypes.map((recordType) => {
      const chosen = classes.safeParse(sent[`classes-${recordType}`])
      if (!chosen.success)
        context.addIssue({ code: 'custom', message: 'Choose from the list', path: [`classes-${recordType}`] })
      const said = chosen.data ?? []
      const allClasses = said.includes(ALL)
      return { recordType, allClasses, classes: allClasses ? [] : said }
    }),
  }))

/** Which of the fourteen types are shared, each with its sensitive classes: none, those named, or all. */
export const recordsSection = defineSection({
  name: 'records',
  read,
  write: ({ recordTypes }) => ({ recordTypes }),
  now: ({ recordTypes }) =>
    recordTypes.length === 0
      ? [{ key: 'Records shared', value: '' }]
      : recordTypes.map((shared) => ({
          key: wordsFor(shared.recordType, 'recordType'),
          value: shared.allClasses
            ? 'All sensitive records included'
            : shared.classes.map((code) => wordsFor(code, 'sensitivityClass')).join(', ') || 'No sensitive records',
        })),
  view: ({ recordTypes }) => {
    const kept = new Map(recordTypes.map((shared) => [shared.recordType, shared]))
    return {
      shared: recordTypes.map(({ recordType }) => recordType),
      types: RECORD_TYPES.map((value) => {
        const shared = kept.get(value)
        const own = (shared?.classes ?? []).filter((code) => wordsFor(code, 'sensitivityClass') === code)
        return {
          value,
          text: wordsFor(value, 'recordType'),
          kept: shared?.allClasses ? [ALL] : (shared?.classes ?? []),
          classes: [...choicesOf('sensitivityClass'), ...own.map((code) => ({ value: code, text: code }))].filter(
            (choice, place, list) => list.findIndex((other) => other.value === choice.value) === place,
          ),
        }
      }),
    }
  },
})

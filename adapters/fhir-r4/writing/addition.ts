import type { Exchange } from '../../../schema/model/exchange.ts'
import type { EditableType, RecordDraft } from '../../../schema/model/record-edit.ts'
import type { ActingPerson, EditWanted } from '../../exchange-adapter.ts'
import { items, type Json } from '../../fhir/json.ts'
import type { FhirRestSettings } from '../../fhir-rest/settings.ts'
import { additionMembers, subjectMember, WRITTEN_AS } from './draft-members.ts'
import { identifierOfEdit, tagOfEdit } from './edit-mark.ts'
import { writtenCustody } from './written-custody.ts'

const personIn = ({ subject, name }: ActingPerson): Json => ({
  identifier: { value: subject },
  ...(name === undefined ? {} : { display: name }),
})

/** Who wrote it down and when, in the members that the type has for it. */
const authored = (type: EditableType, edit: EditWanted): Json => {
  const person = personIn(edit.author)
  switch (type) {
    case 'ALLERGY':
    case 'CONDITION':
      return { recorder: person, recordedDate: edit.proposedAt }
    case 'MEDICATION':
      return { informationSource: person, dateAsserted: edit.proposedAt }
    case 'OBSERVATION':
      return { performer: [person], issued: edit.proposedAt }
    case 'ALERT':
      return { author: person }
    case 'DOCUMENT':
      return { author: [person] }
  }
}

/** The whole resource of an addition; undefined where the controller could not be stated in it. */
export const addition = (
  draft: RecordDraft,
  edit: EditWanted,
  patient: Json,
  exchange: Exchange,
  settings: FhirRestSettings,
): Json | undefined => {
  const resourceType = WRITTEN_AS[draft.type]
  const custody = writtenCustody(settings, resourceType, edit.custodian)
  if (custody === undefined && exchange.defaultController !== edit.custodian) return undefined
  const tags = [...items(custody?.meta['tag']), tagOfEdit(edit.id)]
  return {
    resourceType,
    meta: { ...custody?.meta, tag: tags },
    identifier: [identifierOfEdit(edit.id)],
    [subjectMember(draft.type)]: patient,
    ...authored(draft.type, edit),
    ...custody?.members,
    ...additionMembers(draft),
  }
}

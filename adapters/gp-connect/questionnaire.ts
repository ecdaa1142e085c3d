import { isObject, items, type Json } from '../fhir/json.ts'

/**
 * Whether a QuestionnaireResponse holds an answer of its own. In GP Connect it only groups the Observations that its answers refer to, and they are told
 * for themselves; what it would say in its own words is told nowhere.
 */
export const hasOwnAnswers = (resource: Json): boolean => {
  if (resource['resourceType'] !== 'QuestionnaireResponse') return false
  const answers = (part: Json): boolean =>
    items(part['item']).some(
      (item) =>
        isObject(item) && (items(item['answer']).some((answer) => !isObject(answer) || isOwn(answer)) || answers(item)),
    )
  const isOwn = (answer: Json): boolean => answer['valueReference'] === undefined || answers(answer)
  return answers(resource)
}

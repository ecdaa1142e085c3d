import { isObject, items, text } from './json.ts'

/** The values of the Identifiers of one system, blanks trimmed. */
export const identifiersOf = (value: unknown, system: string): readonly string[] => {
  const values: string[] = []
  for (const identifier of items(value)) {
    if (!isObject(identifier) || identifier['system'] !== system) continue
    const said = text(identifier['value'])
    if (said !== null) values.push(said.trim())
  }
  return values
}

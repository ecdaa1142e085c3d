import { type Json, text } from './json.ts'

/** Notes every code anywhere inside a value, whatever its place: extensions, contained copies and parts no field is kept of. */
export const gatherCodes = (value: unknown, codes: string[]): void => {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) gatherCodes(value[i], codes)
    return
  }
  const part = value as Json
  const code = part['code']
  if (typeof code === 'string' && code !== '') codes.push(`${text(part['system']) ?? ''}|${code}`)
  for (const name in part) gatherCodes(part[name], codes)
}

/** Notes the codes in every member of a resource that its own mapping does not read. Cheap where a resource has none but the ordinary ones. */
export const gatherOtherCodes = (resource: Json, read: ReadonlySet<string>, codes: string[]): void => {
  for (const name in resource) {
    if (typeof resource[name] === 'object' && !read.has(name)) gatherCodes(resource[name], codes)
  }
}

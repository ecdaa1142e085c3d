import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import { type Configuration, type Fault, readConfiguration } from './configuration.ts'

/** What is to be mended in a file, and the line where it is known. */
export type PlacedFault = Fault & { readonly line: number | undefined }

export type FileRead = { readonly configuration: Configuration } | { readonly faults: readonly PlacedFault[] }

/** The longest file that is one: the parser is shown no other. */
const LONGEST = 1_000_000

/** Reads an operator's file; every fault at once, each with its field and line. */
export const readConfigurationFile = async (path: string): Promise<FileRead> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return { faults: [{ field: '', message: 'The file cannot be read.', line: undefined }] }
  }
  if (text.length > LONGEST) return { faults: [{ field: '', message: 'The file is too long.', line: undefined }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ message, pos }) => ({
        field: '',
        message: `This is no YAML: ${message}`,
        line: lines.linePos(pos[0]).line,
      })),
    }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch {
    return { faults: [{ field: '', message: 'This is no YAML: its names unfold without end.', line: undefined }] }
  }
  const read = readConfiguration(value)
  if ('configuration' in read) return read
  /** The line of the field, or of the nearest thing that holds it. */
  const lineOf = (field: string): number | undefined => {
    const path = field.split('.')
    for (let parts = path.length; parts > 0; parts--) {
      const node: unknown = document.getIn(
        path.slice(0, parts).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
        true,
      )
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
        return lines.linePos(Number(node.range[0])).line
    }
    return undefined
  }
  return { faults: read.faults.map((fault) => ({ ...fault, line: lineOf(fault.field) })) }
}

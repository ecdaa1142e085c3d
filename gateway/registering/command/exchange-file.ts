import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { RegistrationFault } from '../../../schema/model/exchange-registration.ts'

/** Something to be mended in the file, and the line where it is known. */
export type PlacedFault = RegistrationFault & { readonly line?: number | undefined }

const secret = z.strictObject(
  { env: z.string().regex(/^[A-Za-z_]\w*$/, 'Name an environment variable') },
  'Write { env: NAME }: a secret is read from the environment, never from this file',
)

const credentials = z.strictObject({
  headers: z.record(z.string(), secret).optional(),
  mtls: z.strictObject({ certificateFile: z.string(), privateKeyFile: z.string() }).optional(),
  /** For the conformance kit: this service trusts the authorities of its deployment. */
  authorityFile: z.unknown().optional(),
  oauth: z
    .strictObject({
      tokenEndpoint: z.string(),
      clientId: z.string(),
      clientSecret: secret,
      scope: z.string().optional(),
    })
    .optional(),
})

// YAML reads bare digits as a number, and a moment as it stands.
const code = z.union([z.string(), z.number()], 'Write a code').transform(String)
const anything = z.unknown().optional()

/** What the service checks is passed on as it stands; here it is only seen that nothing is misspelt. */
const file = z.strictObject({
  id: z.string('Write its short name'),
  operator: anything,
  name: anything,
  area: anything,
  protocol: anything,
  endpoint: anything,
  members: z.array(code, 'Write a list of codes').optional(),
  recordTypes: anything,
  defaultController: code.optional(),
  maintenance: anything,
  limits: z.strictObject({ concurrency: anything, requestsASecond: anything, maxBodyBytes: anything }).optional(),
  requestsASecond: anything,
  maxBodyBytes: anything,
  sla: z.strictObject({ availability: anything, p95Ms: anything }).optional(),
  settings: anything,
  credentials: credentials.optional(),
  conformance: anything,
})

/** Where the credentials of an exchange are. */
export type CredentialPlaces = z.output<typeof credentials>

/** What a file says: the exchange as the service is told it, and where its credentials are. */
export type ExchangeFile = {
  readonly id: string
  readonly configuration: Readonly<Record<string, unknown>>
  readonly credentials: CredentialPlaces | undefined
}

/** What was read: the file, or everything wrong with it, each with its field and line. `lineOf` finds the line of what the service faults. */
export type FileRead =
  | { readonly file: ExchangeFile; readonly lineOf: (field: string) => number | undefined }
  | { readonly faults: readonly PlacedFault[] }

const LONGEST = 1_000_000

const unreadable = (message: string, line?: number): FileRead => ({ faults: [{ field: '', message, line }] })

const present = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Reads the text of a file. */
export const parseExchangeFile = (text: string): FileRead => {
  if (text.length > LONGEST) return unreadable('The file is too long')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const [broken] = document.errors
  if (broken !== undefined) return unreadable(`This is no YAML: ${broken.message}`, lines.linePos(broken.pos[0]).line)
  const lineOf = (field: string): number | undefined => {
    const path = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    for (let parts = path.length; parts > 0; parts--) {
      const node: unknown = document.getIn(path.slice(0, parts), true)
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
        return lines.linePos(Number(node.range[0])).line
    }
    return undefined
  }
  const read = file.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (!read.success) {
    return {
      faults: read.error.issues.flatMap((issue) => {
        const at = issue.path.map(String)
        const fields =
          issue.code === 'unrecognized_keys'
            ? issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'There is no such setting' }))
            : [{ field: at.join('.'), message: issue.message }]
        return fields.map((fault) => ({ ...fault, line: lineOf(fault.field) }))
      }),
    }
  }
  const { id, operator: _, conformance: __, credentials: places, limits, sla, ...rest } = read.data
  return { file: { id, configuration: present({ ...rest, ...limits, ...sla }), credentials: places }, lineOf }
}

/** Reads a file. */
export const readExchangeFile = async (path: string): Promise<FileRead> => {
  try {
    return parseExchangeFile(await readFile(path, 'utf8'))
  } catch {
    return unreadable('The file cannot be read')
  }
}

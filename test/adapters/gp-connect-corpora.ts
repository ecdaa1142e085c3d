import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { SourceResource } from '../../schema/model/record.ts'

const CORPORA = '../shared/corpora'
const FOLDERS = [
  'gpconnect-consumer-testdata/v1.2.6',
  'gpconnect-consumer-testdata/v1.5.0',
  'gpconnect-uat-records/provider-stubs',
  'gpconnect-uat-records/redaction',
  'gpconnect-uat-records/tc7-2021-06',
] as const

/** Whether the records that others wrote are here. */
export const haveGpConnectCorpora = FOLDERS.every((folder) => existsSync(`${CORPORA}/${folder}`))

/** One file of the corpora: its JSON as its bytes are, and parsed. */
export type CorpusFile = { readonly name: string; readonly bytes: Buffer; readonly json: SourceResource }

/** Reads one file, unpacked; undefined where it is no JSON (templates of a stub server). */
export const readCorpusFile = (name: string): CorpusFile | undefined => {
  const packed = readFileSync(`${CORPORA}/${name}`)
  const bytes = name.endsWith('.gz') ? gunzipSync(packed) : packed
  try {
    return { name, bytes, json: JSON.parse(bytes.toString('utf8')) as SourceResource }
  } catch {
    return undefined
  }
}

/** Every Bundle of both folders: structured records, and one search for documents. */
export const readGpConnectBundles = (): readonly CorpusFile[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(`${CORPORA}/${folder}`)
      .filter((file) => /\.json(?:\.gz)?$/.test(file))
      .flatMap((file) => readCorpusFile(`${folder}/${file}`) ?? []),
  ).filter(({ json }) => json['resourceType'] === 'Bundle')

export type BundleEntry = { readonly resource: SourceResource & { readonly resourceType: string } }

/** The resources of a Bundle, in order. */
export const resourcesIn = (bundle: SourceResource): readonly BundleEntry['resource'][] =>
  (bundle['entry'] as readonly BundleEntry[]).map(({ resource }) => resource)

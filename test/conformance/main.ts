import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { configurationHash } from '../../schema/model/conformance-report.ts'
import type { Configuration } from './configuration.ts'
import { type PlacedFault, readConfigurationFile } from './configuration-file.ts'
import { type OpenCredentials, openCredentials } from './credentials.ts'
import { newOperatorKey, readOperatorKey } from './operator-key.ts'
import { type Options, readOptions } from './options.ts'
import { showProgress } from './progress.ts'
import { renderReport } from './report-html.ts'
import { runSuite, SUITE } from './run-suite.ts'
import { lookThrough, ReportHoldsTooMuch, signReport } from './write-reports.ts'

const complain = (lines: readonly string[]): 1 => {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 1
}

const faultLine = (file: string, { field, message, line }: PlacedFault): string =>
  `  ${file}${line === undefined ? '' : `:${line}`}  ${field === '' ? '' : `${field}: `}${message}`

const complainOfFile = (file: string, faults: readonly PlacedFault[]): 1 =>
  complain([
    `${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} to be mended before anything is asked:`,
    ...faults.map((fault) => faultLine(file, fault)),
  ])

const audit = async (
  { config, key: keyFile, report, json, challenge, only }: Options,
  configuration: Configuration,
  credentials: OpenCredentials,
): Promise<0 | 1> => {
  const key = keyFile === undefined ? undefined : await readOperatorKey(keyFile)
  if (keyFile !== undefined && key === undefined)
    return complain([`${keyFile} holds no private key (JWK, EC P-256). --new-key makes one.`])
  const { id, operator, protocol, endpoint, recordTypes, conformance } = configuration
  process.stdout.write(`Auditing ${id} at ${endpoint} (${config})\n`)
  const run = await runSuite(configuration, credentials, showProgress(process.stdout), only)
  const hash = configurationHash(configuration)
  const never = [conformance.patient, conformance.otherPatient, conformance.unknownPatient, ...credentials.secrets]
  const { started, ended, results } = run
  const said = { iss: operator, exchange: id, configuration: hash, suite: SUITE, started, ended, results }
  if (report !== undefined) {
    const page = renderReport({ ...said, operator, protocol, endpoint, recordTypes, challenge, trouble: run.trouble })
    lookThrough(page, never)
    await writeFile(report, page)
  }
  if (json !== undefined && key !== undefined && challenge !== undefined) {
    lookThrough(JSON.stringify(results), never)
    await writeFile(json, `${await signReport({ ...said, challenge }, key)}\n`)
  }
  const failed = run.results.filter(({ outcome }) => outcome === 'FAILED').length
  const passed = run.results.filter(({ outcome }) => outcome === 'PASSED').length
  process.stdout.write(
    `${run.trouble === undefined ? '' : `${run.trouble}\n`}${passed} passed, ${failed} failed, ${run.results.length - passed - failed} skipped: ${failed === 0 ? 'conformant' : 'not conformant'}.\n`,
  )
  for (const file of [report, json]) if (file !== undefined) process.stdout.write(`Written: ${file}\n`)
  return failed === 0 ? 0 : 1
}

/** `npm run conformance`: gives the exit code. */
const main = async (words: readonly string[]): Promise<0 | 1> => {
  const asked = readOptions(words)
  if ('usage' in asked) {
    if (asked.wrong.length > 0) return complain([...asked.wrong, '', asked.usage])
    process.stdout.write(asked.usage)
    return 0
  }
  if ('newKey' in asked) {
    try {
      const publicKey = await newOperatorKey(asked.newKey)
      process.stdout.write(
        `${asked.newKey} is written: keep it to yourself.\nIts public half, for the registration:\n${publicKey}\n`,
      )
      return 0
    } catch {
      return complain([`${asked.newKey} cannot be written, or is there already.`])
    }
  }
  const { config } = asked.run
  const read = await readConfigurationFile(config)
  if ('faults' in read) return complainOfFile(config, read.faults)
  const credentials = await openCredentials(read.configuration.credentials, dirname(config), process.env)
  if ('faults' in credentials)
    return complainOfFile(
      config,
      credentials.faults.map((fault) => ({ ...fault, line: undefined })),
    )
  try {
    return await audit(asked.run, read.configuration, credentials)
  } catch (trouble) {
    if (trouble instanceof ReportHoldsTooMuch) return complain([trouble.message])
    throw trouble
  }
}

process.exitCode = await main(process.argv.slice(2))

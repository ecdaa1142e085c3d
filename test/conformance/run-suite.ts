import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { protocols } from '../../adapters/protocols.ts'
import type { ConformanceResult } from '../../schema/model/conformance-report.ts'
import type { Audited } from '../adapters/audit-bench.ts'
import { exchangeAdapterContract, inapplicable } from '../adapters/contract.ts'
import { type Check, runCheck } from './check.ts'
import type { Configuration } from './configuration.ts'
import type { OpenCredentials } from './credentials.ts'
import { endpointAudits } from './endpoint-audits.ts'
import { forms } from './forms.ts'
import { readHoldings } from './holdings.ts'

/** What came of it all, in the order it was seen. `trouble`: why nothing could be audited. */
export type SuiteRun = {
  readonly started: string
  readonly ended: string
  readonly results: readonly ConformanceResult[]
  readonly trouble: string | undefined
}

/** Told as it goes. */
export type Watching = {
  readonly onBegin: (check: Pick<Check, 'id' | 'name'>, nth: number, of: number) => void
  readonly onEnd: (result: ConformanceResult) => void
}

const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(`${dirname(dirname(import.meta.dirname))}/package.json`, 'utf8'))).version

/** The suite's version: the house's, and how many audits it holds. */
export const SUITE = `lhcie-conformance ${version}+${exchangeAdapterContract.length}`

const contractChecks = (audited: Audited): readonly Check[] =>
  exchangeAdapterContract.map((audit) => ({
    id: audit.id,
    name: audit.name,
    skipped: inapplicable(audit, audited.form),
    run: () => audit.run(audited),
  }))

/** The audits as they stand before an endpoint. `trouble`: why none can be played on it. */
export type OpenSuite = { readonly checks: readonly Check[]; readonly trouble: string | undefined }

/** Asks the endpoint of a configuration the first honest question, and readies every audit: each stands behind a proxy of its own. */
export const openSuite = async (
  { protocol, endpoint, recordTypes, settings, limits, conformance }: Configuration,
  credentials: OpenCredentials,
): Promise<OpenSuite> => {
  const adapter = protocols[protocol]
  const subject: Omit<Audited, 'held'> = {
    adapter,
    form: forms[protocol],
    settings: adapter.settings.parse(settings),
    upstream: endpoint,
    reaching: credentials.upstream,
    identity: credentials.identity,
    patient: conformance.patient,
    unknown: conformance.unknownPatient,
    offered: recordTypes,
    concurrency: limits.concurrency,
    ampleMs: conformance.timeLimitMs,
    ...(conformance.organisation === undefined ? {} : { organisation: conformance.organisation }),
    close: async () => {},
  }
  const holdings = await readHoldings(subject)
  const audited: Audited = { ...subject, held: 'held' in holdings ? holdings.held : new Map() }
  return {
    checks: [...contractChecks(audited), ...endpointAudits({ audited, testing: conformance, credentials })],
    trouble: 'trouble' in holdings ? holdings.trouble : undefined,
  }
}

/** Runs every audit, or those of `only`. Where none can be played every one has failed, and says why. Never throws. */
export const runSuite = async (
  configuration: Configuration,
  credentials: OpenCredentials,
  { onBegin, onEnd }: Watching,
  only?: readonly string[],
): Promise<SuiteRun> => {
  const started = new Date().toISOString()
  const suite = await openSuite(configuration, credentials)
  const { trouble } = suite
  const checks = suite.checks.filter(({ id }) => only === undefined || only.includes(id))
  const results: ConformanceResult[] = []
  if (trouble !== undefined)
    for (const { id, name } of checks) results.push({ id, name, outcome: 'FAILED', note: `Not run. ${trouble}` })
  else
    for (const [nth, check] of checks.entries()) {
      onBegin(check, nth + 1, checks.length)
      const result = await runCheck(check)
      results.push(result)
      onEnd(result)
    }
  return { started, ended: new Date().toISOString(), results, trouble }
}

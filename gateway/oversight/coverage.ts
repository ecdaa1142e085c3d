import { versionInForce } from '../../policies/agreement-in-force.ts'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AgreementsThen } from './agreements-then.ts'
import { type MissingAgreement, missingFor } from './missing-agreements.ts'
import type { AlikeViews } from './past-views.ts'
import type { RegistryThen } from './registry-then.ts'
import type { Span } from './span.ts'

/** An agreement about to end, and within how many days. */
export type EndingAgreement = { readonly agreement: Agreement; readonly end: Instant; readonly within: 7 | 30 | 90 }

/** Where one organisation's agreements are missing, unused, or about to end. */
export type AgreementCoverage = Span & {
  readonly missing: readonly MissingAgreement[]
  readonly unused: readonly Agreement[]
  readonly ending: readonly EndingAgreement[]
}

const DAY_MS = 86_400_000

/** Whether some version is in force between this party and another. */
const isInForceFor = (agreement: Agreement, party: OdsCode, now: Instant): boolean =>
  agreement.versions.some(({ parties }) =>
    parties.some(
      ({ organisation }) =>
        versionInForce(agreement, party, organisation, now) !== undefined ||
        versionInForce(agreement, organisation, party, now) !== undefined,
    ),
  )

const hasSigned = ({ parties }: AgreementVersion, party: OdsCode): boolean =>
  parties.some(({ organisation, signedAt }) => organisation === party && signedAt !== undefined)

const endingOf = (agreement: Agreement, party: OdsCode, now: Instant): readonly EndingAgreement[] => {
  if (agreement.withdrawn.includes(party)) return []
  const signed = agreement.versions.filter((version) => hasSigned(version, party))
  const newest = signed.reduce<AgreementVersion | undefined>(
    (one, other) => (one !== undefined && one.version > other.version ? one : other),
    undefined,
  )
  const end = newest?.terms.period.end
  if (end === undefined || end <= now) return []
  const within = ([7, 30, 90] as const).find((days) => end - now <= days * DAY_MS)
  return within === undefined ? [] : [{ agreement, end, within }]
}

/** Coverage of one organisation, by its agreements as they stand now and the views of a span. */
export const coverageOf = async (
  party: OdsCode,
  agreements: readonly Agreement[],
  views: readonly AlikeViews[],
  span: Span,
  history: AgreementsThen,
  registry: RegistryThen,
): Promise<AgreementCoverage> => {
  const used = new Set(views.flatMap((kind) => kind.agreements))
  return {
    ...span,
    missing: await missingFor(party, views, history, registry),
    unused: agreements.filter(({ id }) => !used.has(id)).filter((each) => isInForceFor(each, party, span.to)),
    ending: agreements.flatMap((each) => endingOf(each, party, span.to)).sort((one, other) => one.end - other.end),
  }
}

import type { Agreement, AgreementVersion } from '../schema/model/agreement.ts'
import type { AgreementNotice } from '../schema/model/agreement-notice.ts'
import type { DsptStanding } from '../schema/model/dspt.ts'
import { type Instant, isWithin } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import { standingOf, versionToSign } from './agreement-standing.ts'
import { dsptFaults } from './agreement-terms-faults.ts'
import { londonDay, londonMidnight } from './london-day.ts'

const DAY = 86_400_000

/** How long before the end a notice is given, the last one first: 7, 30 and 90 days. */
const ENDINGS = [
  { days: 7, kind: 'ENDS_IN_7_DAYS' },
  { days: 30, kind: 'ENDS_IN_30_DAYS' },
  { days: 90, kind: 'ENDS_IN_90_DAYS' },
] as const

/** A review that falls within so many days is due. */
const REVIEW_DAYS = 30

const hasSigned = ({ parties }: AgreementVersion, organisation: OdsCode): boolean =>
  parties.some((party) => party.organisation === organisation && party.signedAt !== undefined)

const newestOf = (versions: readonly AgreementVersion[]): AgreementVersion | undefined =>
  versions.toSorted((a, b) => b.version - a.version)[0]

const inWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

const toSign = (agreement: Agreement, organisation: OdsCode, now: Instant): readonly AgreementNotice[] => {
  const version = versionToSign(agreement, organisation, now)
  if (version === undefined) return []
  const title = agreement.versions.find((one) => one.version === version)?.terms.title
  return [
    {
      kind: 'TO_SIGN',
      agreement: agreement.id,
      version,
      sentence: `Version ${version} of ‘${title}’ waits for your organisation to sign it.`,
      due: undefined,
    },
  ]
}

const ending = (
  agreement: Agreement,
  signed: readonly AgreementVersion[],
  now: Instant,
): readonly AgreementNotice[] => {
  const last = signed.toSorted(
    (a, b) =>
      (b.terms.period.end ?? Number.POSITIVE_INFINITY) - (a.terms.period.end ?? Number.POSITIVE_INFINITY) ||
      b.version - a.version,
  )[0]
  const end = last?.terms.period.end
  if (last === undefined || end === undefined || end <= now) return []
  const found = ENDINGS.find(({ days }) => end <= now + days * DAY)
  if (found === undefined) return []
  return [
    {
      kind: found.kind,
      agreement: agreement.id,
      version: last.version,
      sentence: `‘${last.terms.title}’ ends after ${inWords(londonDay(end - 1))}. Renew it if records shall still be shared.`,
      due: end,
    },
  ]
}

const review = (
  agreement: Agreement,
  signed: readonly AgreementVersion[],
  now: Instant,
): readonly AgreementNotice[] => {
  const newest = newestOf(signed)
  if (newest === undefined) return []
  const { reviewDate, title } = newest.terms
  if (reviewDate === '' || reviewDate > londonDay(now + REVIEW_DAYS * DAY)) return []
  return [
    {
      kind: 'REVIEW_DUE',
      agreement: agreement.id,
      version: newest.version,
      sentence: `‘${title}’ is to be reviewed by ${inWords(reviewDate)}.`,
      due: londonMidnight(reviewDate, 1),
    },
  ]
}

/** Parties that signed an older version and not the newest in force keep the old one until the provider withdraws (POLICY §3). */
const olderVersion = (agreement: Agreement, now: Instant): readonly AgreementNotice[] => {
  if (agreement.versions.length < 2) return []
  const standing = agreement.versions.filter(
    (version) =>
      isWithin(now, version.terms.period) &&
      version.parties.filter(({ signedAt }) => signedAt !== undefined).length > 1,
  )
  const newest = newestOf(standing)
  if (newest === undefined) return []
  const signersOf = (versions: readonly AgreementVersion[]) =>
    new Set(
      versions.flatMap(({ parties }) =>
        parties.flatMap(({ organisation, signedAt }) => (signedAt === undefined ? [] : [organisation])),
      ),
    )
  const moved = signersOf(agreement.versions.filter(({ version }) => version >= newest.version))
  const left = [...signersOf(standing.filter(({ version }) => version < newest.version))].filter(
    (organisation) => !moved.has(organisation) && !agreement.withdrawn.includes(organisation),
  )
  if (left.length === 0) return []
  const who = left.length === 1 ? '1 organisation stays' : `${left.length} organisations stay`
  return [
    {
      kind: 'PARTY_ON_OLDER_VERSION',
      agreement: agreement.id,
      version: newest.version,
      sentence: `${who} on an older version of ‘${newest.terms.title}’ than version ${newest.version}. The older version holds for them until they sign or somebody withdraws.`,
      due: undefined,
    },
  ]
}

/** What waits for an organisation in one agreement. Nothing does in one that it left, or that is over. */
const noticesOf = (agreement: Agreement, organisation: OdsCode, now: Instant): readonly AgreementNotice[] => {
  const standing = standingOf(agreement, organisation, now)
  if (standing === undefined || standing === 'WITHDRAWN' || standing === 'EXPIRED') return []
  const signed = agreement.versions.filter((version) => hasSigned(version, organisation))
  return [
    ...toSign(agreement, organisation, now),
    ...ending(agreement, signed, now),
    ...review(agreement, signed, now),
    ...olderVersion(agreement, now),
  ]
}

/**
 * All that waits for an organisation: what is due soonest first, then by agreement. Its own standing in the Toolkit is told once, with the first
 * agreement that is neither over nor left.
 */
export const noticesFor = (
  agreements: readonly Agreement[],
  organisation: OdsCode,
  dspt: DsptStanding | undefined,
  now: Instant,
): readonly AgreementNotice[] => {
  const notices = agreements.flatMap((agreement) => noticesOf(agreement, organisation, now))
  const [fault] = dsptFaults(dspt, now)
  const current = agreements.find((agreement) => {
    const standing = standingOf(agreement, organisation, now)
    return standing !== undefined && standing !== 'WITHDRAWN' && standing !== 'EXPIRED'
  })
  if (fault !== undefined && current !== undefined)
    notices.push({
      kind: 'DSPT_DUE',
      agreement: current.id,
      version: undefined,
      sentence: `${fault.sentence} Until then your organisation cannot sign.`,
      due: undefined,
    })
  const rank = ({ due }: AgreementNotice): number => due ?? Number.POSITIVE_INFINITY
  return notices
    .map((notice, place) => ({ notice, place }))
    .sort((a, b) => {
      const [one, other] = [rank(a.notice), rank(b.notice)]
      return one === other ? a.place - b.place : one - other
    })
    .map(({ notice }) => notice)
}

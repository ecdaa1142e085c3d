import type { DemographicsAnswer, SourceDemographics } from '../../schema/model/demographics.ts'
import type { IdentityWarning } from '../../schema/model/manifest.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { compareGiven, plainName } from './given-names.ts'

/** What comparing an exchange's patient with the demographics service's came to. */
export type IdentityFinding = 'QUARANTINE' | IdentityWarning | undefined

const oneOf = (numbers: readonly string[], accepted: ReadonlySet<NhsNumber>): boolean =>
  numbers.some((text) => {
    const number = parseNhsNumber(text)
    return number !== undefined && accepted.has(number)
  }) &&
  numbers.every((text) => {
    const number = parseNhsNumber(text)
    return number === undefined || accepted.has(number)
  })

const foundIn = (source: SourceDemographics, asked: NhsNumber, answer: DemographicsAnswer): IdentityFinding => {
  if (answer.state !== 'FOUND') return oneOf(source.nhsNumbers, new Set([asked])) ? 'UNVERIFIED' : 'QUARANTINE'
  const { demographics } = answer
  if (!oneOf(source.nhsNumbers, new Set([asked, demographics.nhsNumber, ...demographics.superseded])))
    return 'QUARANTINE'
  // What either side does not state cannot be compared, and is no difference; a partial birth date agrees with one it begins.
  const bornApart =
    source.birthDate !== null &&
    demographics.birthDate !== null &&
    !source.birthDate.startsWith(demographics.birthDate) &&
    !demographics.birthDate.startsWith(source.birthDate)
  const family = demographics.family
  const namedApart =
    family !== null && source.family.length > 0 && !source.family.some((name) => plainName(name) === plainName(family))
  if (bornApart && namedApart) return 'QUARANTINE'
  // Policy is silent about given names, and refuses where it is silent: twins share all else, and a number is soon mistaken for the other's.
  const given = compareGiven(source.given ?? [], [demographics.given, ...(demographics.alsoKnownAs ?? [])])
  if (given === 'APART') return 'QUARANTINE'
  if (bornApart) return 'BIRTH_DATE_DIFFERS'
  if (namedApart) return 'FAMILY_NAME_DIFFERS'
  return given === 'ALIKE' ? 'GIVEN_NAME_DIFFERS' : undefined
}

/**
 * Compares every patient an exchange stated with the demographics service's (POLICY §6, Identity): NHS number missing or different, or birth
 * date *and* family name different, is another person; one of the two is a visible warning. So, beyond its letter, are given names that have nothing in common,
 * and ones that may but need not be the same. One stranger among several quarantines the answer.
 */
export const guardIdentity = (
  sources: readonly SourceDemographics[],
  asked: NhsNumber,
  answer: DemographicsAnswer,
): IdentityFinding => {
  let warning: IdentityWarning | undefined
  for (const source of sources) {
    const finding = foundIn(source, asked, answer)
    if (finding === 'QUARANTINE') return finding
    warning ??= finding
  }
  return warning
}

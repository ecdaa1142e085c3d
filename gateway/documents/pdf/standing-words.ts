import { type Instant, isWithin } from '../../../schema/model/instant.ts'
import { moment } from '../../faces/render/dates.ts'
import type { AgreementDocument } from '../agreement-document.ts'
import { endWords, startWords } from '../period-words.ts'

const organisations = (count: number): string => (count === 1 ? '1 organisation' : `${count} organisations`)

const whyNot = ({ terms, standing, signatures, parties }: AgreementDocument, now: Instant): string => {
  if (standing.suspendedByOperator) return 'The operator of the exchange has paused it.'
  if (terms.period.start !== undefined && now < terms.period.start) return `It begins on ${startWords(terms.period)}.`
  if (!isWithin(now, terms.period)) return `It ended: ${endWords(terms.period)}.`
  const signed = new Set(signatures.map(({ organisation }) => organisation))
  const providers = parties.filter(({ organisation, provides }) => provides && signed.has(organisation))
  const recipients = parties.filter(({ organisation, receives }) => receives && signed.has(organisation))
  const first = providers[0]?.organisation
  const isPair =
    providers.length > 0 && (providers.length > 1 || recipients.some((party) => party.organisation !== first))
  return isPair && recipients.length > 0
    ? 'The organisations that signed it have paused it, withdrawn, or signed a newer version.'
    : 'It begins between two organisations when both have signed it.'
}

/** How this version stood when it was exported, in sentences. */
export const standingWords = (document: AgreementDocument): readonly string[] => {
  const { standing, version, exported } = document
  const now = Date.parse(exported.at)
  const lines = standing.inForce.filter((line) => line.version === version)
  const taking = new Set(lines.flatMap(({ providers, recipients }) => [...providers, ...recipients]))
  const others = new Set(standing.inForce.filter((line) => line.version !== version).map((line) => line.version))
  const when = `On ${moment(now)}`
  return [
    taking.size > 0
      ? `${when} this version was in force between ${organisations(taking.size)}.`
      : `${when} this version was not in force. ${whyNot(document, now)}`,
    ...[...others].sort((a, b) => a - b).map((other) => `Version ${other} was in force between some of the parties.`),
    ...(standing.suspended.length > 0 ? [`${organisations(standing.suspended.length)} had paused it.`] : []),
    ...(standing.withdrawn.length > 0 ? [`${organisations(standing.withdrawn.length)} had withdrawn from it.`] : []),
  ]
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsInForce } from '../../../gateway/documents/pairs-in-force.ts'
import { versionInForce } from '../../../policies/agreement-in-force.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { anyWorld } from '../../policies/random-worlds.ts'
import { NOW } from '../../policies/world.ts'
import { AGREEMENT, TERMS } from './signed-world.ts'

const partiesOf = ({ versions }: Agreement): readonly OdsCode[] => [
  ...new Set(versions.flatMap(({ parties }) => parties.map(({ organisation }) => organisation))),
]

const expanded = (agreement: Agreement, now: number): readonly string[] =>
  pairsInForce(agreement, partiesOf(agreement), now)
    .flatMap(({ version, providers, recipients }) =>
      providers.flatMap((provider) =>
        recipients.flatMap((recipient) => (provider === recipient ? [] : [`${provider} ${recipient} ${version}`])),
      ),
    )
    .toSorted()

const oneByOne = (agreement: Agreement, now: number): readonly string[] =>
  partiesOf(agreement)
    .flatMap((provider) =>
      partiesOf(agreement).flatMap((recipient) => {
        const version = versionInForce(agreement, provider, recipient, now)
        return version === undefined ? [] : [`${provider} ${recipient} ${version.version}`]
      }),
    )
    .toSorted()

test('the pairs in force are those that policy finds one by one, each once', () => {
  fc.assert(
    fc.property(anyWorld, fc.constantFrom(0, NOW, NOW + 1), ({ agreements }, now) => {
      for (const agreement of agreements) expect(expanded(agreement, now)).toEqual(oneByOne(agreement, now))
    }),
  )
})

test('a thousand signatories are a million pairs and one line', () => {
  const parties = Array.from({ length: 1_000 }, (_, n) => ({
    organisation: `Y${String(n).padStart(5, '0')}` as OdsCode,
    provides: true,
    receives: true,
    signedAt: 0,
  }))
  const agreement = { ...AGREEMENT, versions: [{ version: 1, terms: TERMS, parties }] }
  const lines = pairsInForce(agreement, partiesOf(agreement), NOW)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.recipients).toHaveLength(1_000)
})

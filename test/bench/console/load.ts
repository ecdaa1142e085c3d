import type { State } from '../../../gateway/state/open-state.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import { generateAgreements } from '../generated-agreements.ts'

const PAGE = 1_000
const YEAR_MS = 365 * 86_400_000

const trust = (odsCode: OdsCode): Organisation => ({
  odsCode,
  name: `Organisation ${odsCode}`,
  kind: 'OTHER',
  resolvesTo: odsCode,
})

/** Who looks at the pages: parties of every large agreement. */
const MANAGERS: readonly string[] = ['RJ6', 'RAP']

/** The same with these organisations in the places of the first, where they have none. */
const withParties = (agreement: Agreement, codes: readonly OdsCode[]): Agreement => ({
  ...agreement,
  versions: agreement.versions.map((version) => {
    const missing = codes.filter((code) => !version.parties.some(({ organisation }) => organisation === code))
    return {
      ...version,
      parties: version.parties.map((party, place) => ({
        ...party,
        organisation: missing[place] ?? party.organisation,
      })),
    }
  }),
})

/** A party that neither shares nor sees is none. */
const takingPart = (agreement: Agreement): Agreement => ({
  ...agreement,
  versions: agreement.versions.map((version) => ({
    ...version,
    parties: version.parties.filter(({ provides, receives }) => provides || receives),
  })),
})

/** Brings a state to the size of the issue: so many organisations with those it has, so many agreements among all of them, saved in pages. */
export const loadCity = async (state: State, organisations: number, agreements: number): Promise<void> => {
  const { organisations: known } = await state.registry.load()
  const entities = known.filter(({ odsCode, resolvesTo }) => odsCode === resolvesTo).map(({ odsCode }) => odsCode)
  const more = Array.from(
    { length: Math.max(0, organisations - entities.length) },
    (_, place) => `Z${String(place).padStart(5, '0')}` as OdsCode,
  )
  await state.registry.saveOrganisations(more.map(trust))
  const codes = [...entities, ...more].slice(0, organisations)
  const managers = codes.filter((code) => MANAGERS.includes(code))
  let page: Agreement[] = []
  for (const agreement of generateAgreements(codes, await state.now(), YEAR_MS).all(agreements)) {
    const large = agreement.versions.some(({ parties }) => parties.length >= 1_000)
    page.push(takingPart(large ? withParties(agreement, managers) : agreement))
    if (page.length < PAGE) continue
    await state.agreements.save(page)
    page = []
  }
  await state.agreements.save(page)
}

import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import { AREAS, type Area, BOARDS, NAMES_OF_TRUSTS } from './areas.ts'
import { HOUSES, STREETS } from './names.ts'
import type { Random } from './random.ts'

/** `demo`: 20 to 80 members an exchange; `full`: 167 to 172 each, some 5,000 organisations in all. */
export type MembersSize = 'demo' | 'full'

/** The directory: every organisation, and which exchange each legal entity is a member of (ODS order). */
export type Directory = {
  readonly organisations: readonly Organisation[]
  readonly members: ReadonlyMap<string, readonly OdsCode[]>
  /** The practices of an exchange's area. */
  readonly practices: ReadonlyMap<string, readonly OdsCode[]>
}

/** An ODS code this table states itself. */
export const ods = (text: string): OdsCode => {
  const code = parseOdsCode(text)
  if (!code) throw new Error(`Not an ODS code: ${text}`)
  return code
}

const entity = (code: string, name: string, kind: Organisation['kind'], resolvesTo = code): Organisation => ({
  odsCode: ods(code),
  name,
  kind,
  resolvesTo: ods(resolvesTo),
})

const kindOfTrust = (code: string): Organisation['kind'] =>
  code === 'RRU' ? 'AMBULANCE' : code === 'NLZ11' ? 'NHS_111' : 'TRUST'

const practicesOf = (area: Area, count: number, random: Random): readonly Organisation[] =>
  Array.from({ length: count }, (_, n) =>
    entity(
      `${area.practicePrefix}${String(n + 1).padStart(3, '0')}`,
      `${random.pick(STREETS)} ${random.pick(['Surgery', 'Medical Centre', 'Practice', 'Health Centre', 'Group Practice'])}`,
      'PRACTICE',
    ),
  )

/** Community pharmacies, care homes and voices of the community: what fills an exchange up to its full size. */
const othersOf = (area: Area, index: number, count: number, random: Random): readonly Organisation[] =>
  Array.from({ length: count }, (_, n) =>
    entity(
      `V${area.practicePrefix.slice(0, 1)}${String(index).padStart(2, '0')}${String(n).padStart(3, '0')}`,
      `${random.pick(HOUSES)} ${random.pick(['Care Home', 'Pharmacy', 'Hospice', 'Community Clinic'])}`,
      'OTHER',
    ),
  )

/** Builds the directory; the same seed gives the same one. Trusts have two sites each; one practice in twenty was merged into its neighbour. */
export const directoryOf = (size: MembersSize, random: Random): Directory => {
  const organisations = new Map<string, Organisation>()
  const members = new Map<string, readonly OdsCode[]>()
  const practices = new Map<string, readonly OdsCode[]>()
  const add = (organisation: Organisation): void => void organisations.set(organisation.odsCode, organisation)

  for (const [code, name] of Object.entries(NAMES_OF_TRUSTS)) {
    add(entity(code, name, kindOfTrust(code)))
    for (const site of ['01', '02']) add(entity(`${code}${site}`, `${name}, site ${site}`, 'SITE', code))
  }
  for (const [code, name] of Object.entries(BOARDS)) add(entity(code, name, 'ICB'))

  AREAS.forEach((area, index) => {
    const draw = random.fork(area.id)
    const fixed = [...area.trusts, ...Object.keys(area.councils)]
    for (const [code, name] of Object.entries(area.councils)) add(entity(code, `${name} Council`, 'BOROUGH'))
    const total = size === 'full' ? draw.int(167, 172) : draw.int(20, 80)
    const left = total - fixed.length
    const ownPractices = practicesOf(area, size === 'full' ? Math.floor(left * 0.4) : Math.ceil(left * 0.75), draw)
    const others = othersOf(area, index, left - ownPractices.length, draw)
    for (const organisation of [...ownPractices, ...others]) add(organisation)
    for (const practice of ownPractices.filter((_, n) => n % 20 === 19))
      add(
        entity(
          practice.odsCode.replace(/...$/, (n) => String(Number(n) + 800)),
          `${practice.name} (merged)`,
          'PRACTICE',
          practice.odsCode,
        ),
      )
    practices.set(
      area.id,
      ownPractices.map((practice) => practice.odsCode),
    )
    members.set(
      area.id,
      [...fixed.map(ods), ...ownPractices.map((o) => o.odsCode), ...others.map((o) => o.odsCode)].sort(),
    )
  })
  return { organisations: [...organisations.values()], members, practices }
}

import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'

/** What tells who speaks. */
export type Spoken = { readonly telling: { readonly exchange: ExchangeId; readonly custodian: OdsCode } }

/** Who tells it: a data controller, through one exchange. */
export const voiceOf = ({ telling }: Spoken): string => `${telling.exchange} ${telling.custodian}`

/** Whether one data controller tells of more than one of the groups. */
export const oneTellsTwo = (groups: readonly (readonly Spoken[])[]): boolean => {
  const heard = new Set<string>()
  for (const group of groups) {
    const voices = new Set(group.map(voiceOf))
    for (const voice of voices) if (heard.has(voice)) return true
    for (const voice of voices) heard.add(voice)
  }
  return false
}

import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'

/** What is asked, of whom and by whom; what is left out is a question that any exchange may be asked. */
export type One = {
  readonly adapter: ExchangeAdapter
  readonly endpoint: string
  readonly transport: Transport
  readonly settings: unknown
  readonly patient: NhsNumber
  readonly types?: readonly RecordType[]
  readonly purpose?: PurposeOfUse
  readonly organisation?: OdsCode | undefined
  readonly maxBodyBytes?: number
}

/** Asks one exchange one question through its adapter, with time enough. */
export const askOne = ({ adapter, endpoint, transport, settings, patient, ...asked }: One): Promise<ExchangeAnswer> => {
  const exchange: Exchange = {
    id: 'ASKED' as Exchange['id'],
    name: 'The exchange that is asked',
    area: 'Nowhere',
    protocol: 'FHIR_R4',
    endpoint,
    members: [],
    recordTypes: RECORD_TYPES,
    defaultController: undefined,
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 4, maxBodyBytes: asked.maxBodyBytes ?? 16 * 1024 * 1024 },
    settings,
  }
  return adapter.ask(
    {
      patient,
      types: (asked.types ?? RECORD_TYPES).map((type) => ({ type, from: undefined, to: undefined })),
      purpose: asked.purpose ?? 'TREAT',
      organisation: asked.organisation,
      signal: new AbortController().signal,
      deadline: performance.now() + 60_000,
    },
    exchange,
    adapter.settings.parse(settings),
    transport,
  )
}

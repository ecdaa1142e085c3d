import { z } from 'zod'
import { HOUSE_ERROR_CODES, type HouseErrorCode } from '../../../schema/model/house-error.ts'
import { EXCHANGE_STATES, IDENTITY_WARNINGS, NOT_ASKED_REASONS } from '../../../schema/model/manifest.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { ROLES } from '../../../schema/model/role.ts'
import type { Suspension } from '../../../schema/model/suspension.ts'
import type { PatientKey } from '../patient-key.ts'
import { exchangeId, instant, odsCode, recordType } from '../shapes.ts'

const key = z.custom<PatientKey>((value) => typeof value === 'string', 'is no patient key')
const purpose = z.enum(PURPOSES_OF_USE)
const types = z.array(recordType)

const requester = z.object({
  userId: z.string(),
  issuer: z.string(),
  role: z.enum(ROLES),
  name: z.string().optional(),
  roleCode: z.string().optional(),
  organisation: odsCode.optional(),
  system: z.string().optional(),
  /** In the place of the requester's own NHS number. */
  patientKey: key.optional(),
})

const suspension = z
  .object({ exchange: exchangeId.optional(), controller: odsCode.optional() })
  .transform(({ exchange, controller }): Suspension => ({ exchange, controller }))

/** `grant`: absent in entries of before there were grants. */
const breakGlass = z.object({ code: z.string(), words: z.string(), grant: z.string().optional() })

const facts = z.object({
  now: instant,
  defaultChoice: z.enum(['explicit', 'implied']),
  demographicsFlag: z.enum(['open', 'restricted', 'unknown']),
  optOut: z.enum(['opted-out', 'not-opted-out', 'unknown']),
  proxyRights: z.array(z.string()),
  suspensions: z.array(suspension),
  unasked: z.array(exchangeId),
})

const decision = z.object({
  kind: z.literal('decision'),
  receipt: z.string(),
  requester,
  organisation: odsCode.optional(),
  purpose,
  /** Absent of a view. */
  action: z.literal('edit').optional(),
  careContext: z.string().optional(),
  breakGlass: breakGlass.optional(),
  types,
  versions: z.object({
    agreements: z.number(),
    registry: z.number(),
    directives: z.array(z.string()),
    policy: z.string(),
  }),
  facts: facts.optional(),
  asked: z.array(z.object({ exchange: exchangeId, types, members: z.string() })),
  clauses: z.array(z.object({ agreement: z.string(), version: z.number(), recordType })),
})

const manifestEntry = z.object({
  exchange: exchangeId,
  type: recordType,
  state: z.enum(EXCHANGE_STATES),
  notAskedReason: z.enum(NOT_ASKED_REASONS).nullable(),
  released: z.number().nullable(),
  partlyWithheld: z.boolean(),
  incomplete: z.boolean(),
  identityWarning: z.enum(IDENTITY_WARNINGS).nullable(),
})

const disclosure = z.object({
  kind: z.literal('disclosure'),
  receipt: z.string(),
  manifest: z.array(manifestEntry),
  released: z.array(
    z.object({
      exchange: exchangeId,
      type: recordType,
      records: z.array(z.tuple([z.string(), z.string().nullable(), z.string()])),
    }),
  ),
})

const code = z.custom<HouseErrorCode>((value) => typeof value === 'string' && Object.hasOwn(HOUSE_ERROR_CODES, value))
const refusal = z.object({
  kind: z.literal('refusal'),
  receipt: z.string(),
  requester,
  purpose: purpose.optional(),
  code,
})

const administration = z.object({
  kind: z.literal('administration'),
  receipt: z.string(),
  requester,
  deed: z.string(),
  subject: z.string(),
  step: z.object({ organisation: odsCode, careContext: z.string(), breakGlass: breakGlass.optional() }).optional(),
})

const storedEntry = z.discriminatedUnion('kind', [decision, disclosure, refusal, administration])

/** An audit entry as the ledger gives it back: the patient is the row's key, the requester's own NHS number its key. */
export type StoredEntry = z.output<typeof storedEntry>

/** A decision as the ledger gives it back. */
export type StoredDecision = Extract<StoredEntry, { kind: 'decision' }>

/** Reads a stored body; throws when it is not one that this house writes. */
export const readStoredEntry = (body: string): StoredEntry => storedEntry.parse(JSON.parse(body))

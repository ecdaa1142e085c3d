import { z } from 'zod'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { allIn, SUMMARY_CODE } from '../summaries/in-summaries.ts'

const oid = z.string().regex(/^[0-2](\.(0|[1-9]\d*))+$/, 'is an object identifier')

/** Every declared difference between XCA communities, each with its default (README, Settings). */
export const iheXcaSettings = z.strictObject({
  /** The community that answers: its home community id, an OID without `urn:oid:`. Undefined: the first that answers is believed. */
  homeCommunity: oid.optional(),
  /** The gateway's own home community id. */
  gatewayCommunity: oid.default('2.16.840.1.113883.2.1.3.999'),
  /** Where each service is, below the registered endpoint. */
  paths: z
    .strictObject({
      findPatients: z.string().default('xcpd'),
      findDocuments: z.string().default('query'),
      retrieveDocuments: z.string().default('retrieve'),
    })
    .prefault({}),
  /** OIDs under which it keeps NHS numbers and ODS codes. */
  nhsNumberRoot: oid.default('2.16.840.1.113883.2.1.4.1'),
  odsRoot: oid.default('2.16.840.1.113883.2.1.3.2.4.19.1'),
  /** Whether name, birth date and sex go with the number, where they are known: ITI-55 wants them, and an index of numbers needs none. */
  demographics: z.boolean().default(true),
  /** Records under one NHS number that are still asked about; more is a broken index, and a failure. */
  maxPatients: z.int().min(1).max(20).default(5),
  /** Documents that one answer may list; more makes the list incomplete. */
  maxDocuments: z.int().min(1).max(10_000).default(1_000),
  /** Documents fetched in one message. */
  documentsAtOnce: z.int().min(1).max(100).default(20),
  /** Documents read for their records in one question; more makes the lists incomplete. */
  maxDocumentsRead: z.int().min(1).max(200).default(40),
  /** Whether its document entries name their data controller by the institution of the author; elsewhere none is stated. */
  custody: z.enum(['author.institution', 'none']).default('author.institution'),
  /** Which documents hold the records of a type: the codes of their kind, `code^^scheme` as the registry knows them. A type that is not named comes from none. */
  recordsIn: z
    .partialRecord(z.enum(RECORD_TYPES), z.array(z.string().min(1)))
    .default(allIn(`${SUMMARY_CODE}^^2.16.840.1.113883.6.1`)),
  /** Whether the person who asks is vouched for (XUA, ITI-40). Without it an exchange that demands an assertion refuses. */
  assertion: z.boolean().default(true),
  /** The audience of assertions; the endpoint unless said. */
  audience: z.string().min(1).optional(),
  /** The code system of the roles in assertions: the NHS job role codes. */
  roleCodeSystem: oid.default('2.16.840.1.113883.2.1.3.2.4.17.339'),
})

export type IheXcaSettings = z.infer<typeof iheXcaSettings>

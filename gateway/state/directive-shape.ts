import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { ACTIONS } from '../../schema/model/action.ts'
import {
  type ConsentDirective,
  type DirectiveScope,
  WAYS_OF_ASKING,
  type WayOfAsking,
} from '../../schema/model/consent-directive.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import { instant, odsCode, period, recordType } from './shapes.ts'

const scope = z
  .object({
    recipients: z.array(odsCode).optional(),
    controllers: z.array(odsCode).optional(),
    recordTypes: z.array(recordType).optional(),
    classes: z.array(z.string()).optional(),
    purposes: z.array(z.enum(PURPOSES_OF_USE)).optional(),
    actions: z.array(z.enum(ACTIONS)).optional(),
    recordDates: z.object({ from: z.string().optional(), to: z.string().optional() }).optional(),
  })
  // A scope that this code does not know must not be read as unstated: strict.
  .strict()
  .transform(
    (stated): DirectiveScope => ({
      recipients: stated.recipients,
      controllers: stated.controllers,
      recordTypes: stated.recordTypes,
      classes: stated.classes,
      purposes: stated.purposes,
      actions: stated.actions,
      recordDates: stated.recordDates && { from: stated.recordDates.from, to: stated.recordDates.to },
    }),
  )

/** What a directive says, whoever recorded it. */
export const said = z.object({
  effect: z.enum(['permit', 'deny']),
  scope,
  period,
  breakGlassMayLift: z.boolean(),
})

const stored = said.extend({
  id: z.string(),
  recordedBy: z
    .object({
      how: z.enum(['PATIENT', 'PRACTICE', 'POINT_OF_CARE', 'PROXY']),
      userId: z.string(),
      at: instant,
      name: z.string().nullish(),
      organisation: odsCode.nullish(),
      asked: z.enum(WAYS_OF_ASKING).nullish(),
    })
    .transform(({ how, userId, at, name, organisation, asked }) => ({
      how,
      userId,
      at,
      ...(typeof name === 'string' ? { name } : {}),
      ...(organisation ? { organisation } : {}),
      ...(asked ? { asked } : {}),
    })),
  withdrawnAt: instant.nullable(),
  withdrawnAsked: z.enum(WAYS_OF_ASKING).nullish(),
})

/** A directive with the moment it was withdrawn, null while it stands. */
export type RecordedDirective = ConsentDirective & {
  readonly withdrawnAt: number | null
  /** How the patient asked their practice to end it. */
  readonly withdrawnAsked?: WayOfAsking | undefined
}

/** A directive's row `d` as JSON. */
export const directiveJson: RawBuilder<unknown> = sql`json_build_object(
  'id', d.id, 'effect', d.effect, 'scope', d.scope, 'period', json_build_object('start', d.period_start, 'end', d.period_end),
  'breakGlassMayLift', d.break_glass_may_lift,
  'recordedBy', json_build_object('how', d.recorded_how, 'userId', d.recorded_by, 'at', d.recorded_at, 'name', d.recorded_name,
    'organisation', d.recorded_organisation, 'asked', d.recorded_asked), 'withdrawnAt', d.withdrawn_at, 'withdrawnAsked', d.withdrawn_asked)`

/** Reads what `directiveJson` gave. The patient is whoever was asked about: the row does not know. */
export const readDirective = (json: unknown, patient: NhsNumber): RecordedDirective => {
  const { withdrawnAsked, ...directive } = stored.parse(json)
  return { ...directive, patient, ...(withdrawnAsked ? { withdrawnAsked } : {}) }
}

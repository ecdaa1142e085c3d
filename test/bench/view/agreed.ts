import type { State } from '../../../gateway/state/open-state.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'

type Terms = Agreement['versions'][number]['terms']

const LONG_AGO_MS = 1_000_000

/** What a bench's gateway needs to release anything: the organisations, one agreement by which all of them share with the first, and each patient's permission. */
export const agree = async (
  state: State,
  recipient: OdsCode,
  controllers: readonly OdsCode[],
  terms: Pick<Terms, 'title' | 'purposes' | 'recordTypes' | 'publicPurpose'>,
  patients: readonly NhsNumber[],
  now: number,
): Promise<void> => {
  const period = { start: now - LONG_AGO_MS, end: undefined }
  const party = (organisation: OdsCode, provides: boolean) => ({
    organisation,
    provides,
    receives: !provides,
    signedAt: now - 2 * LONG_AGO_MS,
  })
  await state.registry.saveOrganisations(
    [recipient, ...controllers].map((odsCode) => ({
      odsCode,
      name: `Organisation ${odsCode}`,
      kind: 'TRUST',
      resolvesTo: odsCode,
    })),
  )
  await state.agreements.save({
    id: 'bench',
    versions: [
      {
        version: 1,
        terms: {
          ...terms,
          actions: ['view'],
          period,
          lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(h)' },
          reviewDate: '2030-01-01',
          dpiaReference: 'DPIA-1',
        },
        parties: [party(recipient, false), ...controllers.map((controller) => party(controller, true))],
      },
    ],
    withdrawn: [],
    suspended: [],
    suspendedByOperator: false,
  })
  for (const [at, patient] of patients.entries())
    await state.directives.record({
      id: `bench-${at}`,
      patient,
      effect: 'permit',
      scope: {
        ...{ recipients: undefined, controllers: undefined, recordTypes: undefined, classes: undefined },
        ...{ purposes: undefined, actions: undefined, recordDates: undefined },
      },
      period,
      breakGlassMayLift: false,
      recordedBy: { how: 'PATIENT', userId: 'bench', at: now - LONG_AGO_MS },
    })
}

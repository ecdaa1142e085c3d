import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { AgreementLife } from '../../../gateway/agreements/agreement-life.ts'
import { openAgreementLife } from '../../../gateway/agreements/open-agreement-life.ts'
import { type RunningPolicy, runPolicy } from '../../../gateway/disclosure/running-policy.ts'
import { openSigningKeys, type SigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { openState, type State } from '../../../gateway/state/open-state.ts'
import { londonDay } from '../../../policies/london-day.ts'
import { type DraftTerms, EMPTY_TERMS } from '../../../schema/model/agreement-draft.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Role } from '../../../schema/model/role.ts'
import { openDatabase } from '../../database.ts'
import { ods } from '../state/state-examples.ts'

/** Four trusts that may make agreements with each other. */
export const FOUR = ['AAA01', 'BBB02', 'CCC03', 'DDD04'].map(ods)

/** The life of agreements over a database in memory, without the front door. */
export type LifeHouse = {
  readonly state: State
  readonly running: RunningPolicy
  readonly keys: SigningKeys
  /** One request of a person of this organisation. */
  readonly as: (organisation: OdsCode, role?: Role) => AgreementLife
  readonly close: () => Promise<void>
}

export const aSigningKey = async (): Promise<JWK> =>
  exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)

const DAY = 86_400_000
export const day = (days: number): string => londonDay(Date.now() + days * DAY)

/** Terms that lack nothing, between the first two. */
export const wholeTerms = (given: Partial<DraftTerms> = {}): DraftTerms => ({
  ...EMPTY_TERMS,
  title: 'Between trusts',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: { ALLERGY: [] },
  firstDay: day(-1),
  lastDay: day(100),
  article6: '6(1)(e)',
  article9: '9(2)(h)',
  reviewDate: day(50),
  dpiaReference: 'DPIA-1',
  dpiaDate: day(-5),
  publicPurpose: 'So that those who treat you know what they need to.',
  parties: FOUR.slice(0, 2).map((organisation) => ({ organisation, provides: true, receives: true })),
  ...given,
})

export const openLifeHouse = async (): Promise<LifeHouse> => {
  const database = await openDatabase()
  const state = await openState({ kind: 'postgres', url: database.url }, { patientKey: new Uint8Array(32).fill(3) })
  await state.registry.saveOrganisations(
    FOUR.map((odsCode) => ({ odsCode, name: `Trust ${odsCode}`, kind: 'TRUST', resolvesTo: odsCode })),
  )
  await state.dspt.record(
    FOUR.map((organisation) => ({ organisation, status: 'STANDARDS_MET', publishedOn: day(-30) })),
  )
  const running = await runPolicy({
    agreementsSince: state.agreements.changedSince,
    registry: state.registry.load,
    now: state.now,
  })
  const keys = await openSigningKeys([await aSigningKey()])
  const as = (organisation: OdsCode, role: Role = 'ig-manager'): AgreementLife =>
    openAgreementLife({
      requester: {
        userId: `u-${organisation}`,
        issuer: 'https://issuer.test',
        role,
        name: `Manager of ${organisation}`,
        roleCode: undefined,
        organisation,
        nhsNumber: undefined,
        system: undefined,
      },
      organisation,
      state,
      running,
      keys,
    })
  const close = async (): Promise<void> => {
    await state.close()
    await database.stop()
  }
  return { state, running, keys, as, close }
}

import type { ConsentNoticeKind } from '../../../schema/generated/consent.ts'
import { definePage } from '../page.ts'
import { CASE, type CaseListed, caseView } from './case-view.ts'
import { EMERGENCY, type EmergencyNotice, emergencyView } from './emergency.ts'
import type { Proposal } from './proposal.ts'
import { isPatient, patientOf, WHO } from './whose.ts'

type Data = {
  readonly patientChoices: {
    readonly proposals: readonly Pick<Proposal, 'id' | 'side' | 'state' | 'expiresAt'>[]
    readonly notices: readonly { readonly id: string; readonly kind: ConsentNoticeKind; readonly at: string }[]
  } | null
  /** Not asked for who is not the patient. */
  readonly patientNotices?: { readonly items: readonly EmergencyNotice[] } | null
  readonly changeWish?: { readonly isOn: boolean; readonly isNews: boolean } | null
  readonly myCases?: readonly CaseListed[] | null
  readonly endedRights: readonly { readonly id: string; readonly at: string }[] | null
}

/** How many pieces of news the home shows. */
const NEWS_SHOWN = 5
const EMERGENCIES_SHOWN = 3

/** What waits for the person, the news, and the ways on. */
export const homePage = definePage<Data>({
  path: '/account',
  audience: WHO,
  template: 'account/home.njk',
  document: `
    query AccountHome($patient: NHSNumber!, $isPatient: Boolean!, $emergencies: Int!) {
      patientChoices(patient: $patient) {
        proposals { id side state expiresAt }
        notices { id kind at }
      }
      patientNotices(patient: $patient, first: $emergencies) @include(if: $isPatient) { items { ...EmergencySaid } }
      changeWish(patient: $patient) @include(if: $isPatient) { isOn isNews }
      myCases(patient: $patient) @include(if: $isPatient) { ...CaseListed }
      endedRights { id at }
    }
    ${EMERGENCY}
    ${CASE}`,
  variables: (asked) => ({
    patient: patientOf(asked),
    isPatient: isPatient(asked),
    emergencies: EMERGENCIES_SHOWN,
  }),
  view: ({ patientChoices, patientNotices, changeWish, myCases, endedRights }, { speaker, now }) => ({
    emergencies: (patientNotices?.items ?? []).map((notice) => ({
      ...emergencyView(notice, now, speaker),
      asked: myCases?.find(({ receipt }) => receipt === notice.receipt)?.id ?? '',
    })),
    questions: (myCases ?? [])
      .filter(({ state }) => state !== 'CLOSED')
      .slice(0, NEWS_SHOWN)
      .map((one) => caseView(one, speaker)),
    hasQuestions: (myCases ?? []).length > 0,
    changes: changeWish ?? undefined,
    isKnown: patientChoices !== null,
    waiting: (patientChoices?.proposals ?? [])
      .filter(({ side, state }) => state === 'OPEN' && side === 'PROXY')
      .map(({ id, expiresAt }) => ({ id, expires: speaker.day(expiresAt) })),
    news: [
      ...(patientChoices?.notices ?? []),
      ...(endedRights ?? []).map(({ at }) => ({ kind: 'OWN_RIGHT_ENDED' as const, at })),
    ]
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
      .slice(0, NEWS_SHOWN)
      .map(({ kind, at }) => ({ words: speaker.word('notice', kind), at: speaker.moment(at) })),
  }),
})

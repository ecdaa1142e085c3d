import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from '../../../schema/generated/consent.ts'
import { CONSENT_FAULTS, CONSENT_NOTICES } from '../../../schema/model/consent-choice.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { buildSubgraph } from '../build-subgraph.ts'
import type { HouseContext } from '../house-context.ts'
import { insist } from '../insist.ts'
import { pageAsked } from '../page-asked.ts'
import { choiceGiven } from './choice-given.ts'
import { emergencyMutations, emergencyQueries, patientNoticeFields } from './emergency.ts'
import {
  changeNoticeFields,
  changeToldFields,
  changeWishFields,
  followFields,
  followingMutations,
  followingQueries,
  followTeamFields,
  quietHoursFields,
} from './following.ts'
import { proxyRightGiven } from './proxy-right-given.ts'

const organisations = (codes: readonly OdsCode[] | undefined) => codes?.map((odsCode) => ({ odsCode })) ?? null

/** The consent subgraph: a patient's choices, for whom `may` lets read them, and their whole life. */
export const consentSubgraph = (): GraphQLSchema => {
  const resolvers = {
    Query: {
      patientChoices: (_, { patient }, { consentLife }) => consentLife.choices(patient),
      consentPreview: (_, args, { consentLife }) =>
        consentLife.preview({
          patient: args.patient,
          ends: args.ends ?? [],
          records: (args.records ?? []).map(choiceGiven),
          consents: args.consents ?? [],
          purpose: args.purpose ?? 'TREAT',
          organisations: args.organisations ?? undefined,
          namedBy: args.namedBy ?? [],
          called: args.called ?? undefined,
          kind: args.kind ?? undefined,
          page: pageAsked(args),
          before: args.before ?? undefined,
        }),
      consentReceipts: (_, { patient, directive }, { consentLife }) => consentLife.receipts(patient, directive),
      consentReading: (_, { patient, consent }, { consentLife }) => consentLife.readConsent(patient, consent),
      endedRights: (_, __, { consentLife }) => consentLife.endedRights(),
      exportDirectives: (_, { patient }, { consentLife }) => consentLife.exportDirectives(patient),
      ...emergencyQueries,
      ...followingQueries,
    },
    Mutation: {
      giveDirective: (_, { choice, ...deed }, { consentLife }) => consentLife.give(deed, choiceGiven(choice)),
      changeDirective: (_, { choice, directive, ...deed }, { consentLife }) =>
        consentLife.change(deed, directive, choiceGiven(choice)),
      withdrawDirective: (_, { directive, ...deed }, { consentLife }) => consentLife.withdraw(deed, directive),
      permitAtPointOfCare: (_, { recordTypes, classes, ...given }, { consentLife }) =>
        consentLife.permitAtPointOfCare({
          ...given,
          recordTypes: recordTypes ?? undefined,
          classes: classes ?? undefined,
        }),
      confirmWidening: (_, { proposal, ...deed }, { consentLife }) => consentLife.confirm(deed, proposal),
      declineWidening: (_, { proposal, ...deed }, { consentLife }) => consentLife.decline(deed, proposal),
      endProxyView: (_, { right, ...deed }, { consentLife }) => consentLife.endProxyView(deed, right),
      recordProxyRight: (_, { right, ...deed }, { consentLife }) =>
        consentLife.recordProxyRight(deed, proxyRightGiven(right)),
      endProxyRight: (_, { right, ...deed }, { consentLife }) => consentLife.endProxyRight(deed, right),
      importConsent: (_, { consent, ...deed }, { consentLife }) => consentLife.importConsent(deed, consent),
      ...emergencyMutations,
      ...followingMutations,
    },
    Follow: followFields,
    FollowTeam: followTeamFields,
    ChangeNotice: changeNoticeFields,
    ChangeTold: changeToldFields,
    ChangeWish: changeWishFields,
    QuietHours: quietHoursFields,
    PatientNotice: patientNoticeFields,
    Patient: {
      directives: async ({ nhsNumber }, _, context) => {
        insist(context, { deed: 'read-directives', patient: nhsNumber })
        const directives = await context.directivesOf(nhsNumber)
        return directives.toSorted((a, b) => b.recordedBy.at - a.recordedBy.at)
      },
    },
    DirectiveScope: {
      recipients: ({ recipients }) => organisations(recipients),
      controllers: ({ controllers }) => organisations(controllers),
    },
    RecordedBy: {
      name: ({ name }) => name ?? null,
      organisation: ({ organisation }) => (organisation === undefined ? null : { odsCode: organisation }),
      asked: ({ asked }) => asked ?? null,
    },
    ConsentDirective: {
      withdrawnAsked: ({ withdrawnAsked }) => withdrawnAsked ?? null,
    },
    ConsentFault: {
      field: ({ field }) => field ?? null,
      sentence: ({ code }) => CONSENT_FAULTS[code],
    },
    ConsentNotice: {
      sentence: ({ kind }) => CONSENT_NOTICES[kind],
    },
    HeldRight: {
      evidence: ({ warrant }) => warrant?.evidence ?? null,
      evidenceReference: ({ warrant }) => warrant?.reference ?? null,
      recordedAt: ({ warrant }) => warrant?.recordedAt ?? null,
    },
    PreviewedOrganisation: {
      organisation: ({ organisation }) => ({ odsCode: organisation }),
    },
  } satisfies Resolvers<HouseContext>
  return buildSubgraph('consent', resolvers)
}

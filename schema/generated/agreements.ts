// Generated from schema/sdl/agreements.graphql by schema/generate.ts. Do not edit.
import type { OdsCode } from '../model/ods-code.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Agreement as AgreementParent, VersionOfAgreement as AgreementVersionParent, AgreementTerms as AgreementTermsParent, PartyOfVersion as AgreementPartyParent, RegisteredAgreement as RegisteredAgreementParent } from '../model/agreement.ts';
import type { AgreementEvent as AgreementEventParent } from '../model/agreement-event.ts';
import type { AgreementDraft as AgreementDraftParent, DraftTerms as DraftTermsParent, DraftParty as DraftPartyParent, DraftGroup as DraftGroupParent, DraftComment as DraftCommentParent, AgreementTemplate as AgreementTemplateParent } from '../model/agreement-draft.ts';
import type { OrganisationGroup as OrganisationGroupParent } from '../model/organisation-group.ts';
import type { DsptStatement as DsptStatementParent } from '../model/dspt.ts';
import type { AgreementNotice as AgreementNoticeParent } from '../model/agreement-notice.ts';
import type { Period as PeriodParent } from '../model/instant.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An Organisation Data Service code: 3 to 12 capital letters and digits, naming one organisation. */
  ODSCode: { input: OdsCode; output: OdsCode; }
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** What may be asked about agreements. */
export type Query = {
  /** One agreement with all its versions. Null when there is none by that name. */
  readonly agreement: Maybe<Agreement>;
  /** The public register: every agreement that has a signed version, in the words written for the public. */
  readonly agreementRegister: Maybe<AgreementRegister>;
  /** One agreement of the public register. Null when no version of it was ever signed by both sides. */
  readonly registeredAgreement: Maybe<RegisteredAgreement>;
  /** The agreements that the requester's organisation is a party of, by what they wait for and when they end. For its IG managers. */
  readonly myAgreements: Maybe<AgreementPage>;
  /** One draft. Null when there is none by that name. */
  readonly agreementDraft: Maybe<AgreementDraft>;
  /** The drafts of the requester's organisation, and those opened to it for comment; newest first. */
  readonly agreementDrafts: Maybe<ReadonlyArray<AgreementDraft>>;
  /** Terms to start from. */
  readonly agreementTemplates: Maybe<ReadonlyArray<AgreementTemplate>>;
  /** Named groups of organisations, such as the members of an integrated care board. */
  readonly organisationGroups: Maybe<ReadonlyArray<OrganisationGroup>>;
  /** Where the requester's organisation stands in the Data Security and Protection Toolkit, by its newest statement. Null when it has made none. */
  readonly ownDspt: Maybe<DsptStatement>;
  /** What waits for the requester's organisation: agreements to sign, to review, or about to end. */
  readonly agreementNotices: Maybe<ReadonlyArray<AgreementNotice>>;
  /** Terms that contradict another agreement of the same parties, or that another makes of no effect. Name a draft or an agreement. */
  readonly agreementConflicts: Maybe<ReadonlyArray<AgreementConflict>>;
  /** One version as a signed document (JWS, general JSON form) that anybody can verify offline with the keys this service publishes. */
  readonly agreementDocument: Maybe<Scalars['JSON']['output']>;
};


/** What may be asked about agreements. */
export type QueryAgreementArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked about agreements. */
export type QueryAgreementRegisterArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  inForceOnly?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked about agreements. */
export type QueryRegisteredAgreementArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked about agreements. */
export type QueryMyAgreementsArgs = {
  standing?: InputMaybe<AgreementStanding>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked about agreements. */
export type QueryAgreementDraftArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked about agreements. */
export type QueryAgreementConflictsArgs = {
  draft?: InputMaybe<Scalars['ID']['input']>;
  agreement?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be asked about agreements. */
export type QueryAgreementDocumentArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type Mutation = {
  /** Begins a draft: empty, from a template, or from what is given. */
  readonly draftAgreement: Maybe<AgreementDraft>;
  /** Begins the next version of an agreement, from its newest. */
  readonly amendAgreement: Maybe<AgreementDraft>;
  /** Begins the next version of an agreement with the same terms and a later end. */
  readonly renewAgreement: Maybe<AgreementDraft>;
  /** Writes a draft anew. A draft that somebody changed since it was read is not written: `STALE_VERSION`. */
  readonly editDraft: Maybe<AgreementDraft>;
  /** Shows a draft to all the parties it names, for comment. */
  readonly openDraftForComment: Maybe<AgreementDraft>;
  /** Adds a comment to a draft. */
  readonly commentOnDraft: Maybe<AgreementDraft>;
  /** Puts a draft away for good. */
  readonly discardDraft: Maybe<AgreementDraft>;
  /** Makes a draft the next version: groups are resolved and the terms are frozen. Refused, with what is missing, until it is complete. */
  readonly proposeAgreement: Maybe<ProposeOutcome>;
  /** Signs one version for the requester's organisation. Refused, with the reasons, while something required is missing or out of date. */
  readonly signAgreement: Maybe<SignOutcome>;
  /** Ends an agreement, in all versions and for good, for the requester's organisation. */
  readonly withdrawFromAgreement: Maybe<Agreement>;
  /** Pauses an agreement for the requester's organisation; by the operator, for everybody. */
  readonly suspendAgreement: Maybe<Agreement>;
  /** Ends the requester's own pause. */
  readonly resumeAgreement: Maybe<Agreement>;
  /** States the requester's organisation's own standing in the Data Security and Protection Toolkit. */
  readonly recordDspt: Maybe<DsptStatement>;
  /** Makes a named group of organisations, or writes one anew. For the operator. Versions proposed before keep the members that were frozen in them. */
  readonly saveOrganisationGroup: Maybe<GroupOutcome>;
  /** Takes a group away that no draft and no template names. For the operator. */
  readonly removeOrganisationGroup: Maybe<GroupOutcome>;
  /** Makes a template to start drafts from, or writes one anew. For the operator. Drafts begun from it before stay as they are. */
  readonly saveAgreementTemplate: Maybe<TemplateOutcome>;
  /** Takes a template away. For the operator. Drafts begun from it stay. */
  readonly removeAgreementTemplate: Maybe<TemplateOutcome>;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationDraftAgreementArgs = {
  terms?: InputMaybe<DraftTermsInput>;
  template?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationAmendAgreementArgs = {
  agreement: Scalars['ID']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationRenewAgreementArgs = {
  agreement: Scalars['ID']['input'];
  lastDay: Scalars['String']['input'];
  reviewDate: Scalars['String']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationEditDraftArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  terms: DraftTermsInput;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationOpenDraftForCommentArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationCommentOnDraftArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
  clause?: InputMaybe<Scalars['String']['input']>;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationDiscardDraftArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationProposeAgreementArgs = {
  draft: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationSignAgreementArgs = {
  agreement: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  termsHash: Scalars['String']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationWithdrawFromAgreementArgs = {
  agreement: Scalars['ID']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationSuspendAgreementArgs = {
  agreement: Scalars['ID']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationResumeAgreementArgs = {
  agreement: Scalars['ID']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationRecordDsptArgs = {
  status: DsptStatus;
  publishedOn: Scalars['String']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationSaveOrganisationGroupArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  seen?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  members: ReadonlyArray<Scalars['String']['input']>;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationRemoveOrganisationGroupArgs = {
  id: Scalars['ID']['input'];
  seen: Scalars['String']['input'];
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationSaveAgreementTemplateArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  seen?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  description: Scalars['String']['input'];
  terms?: InputMaybe<DraftTermsInput>;
  agreement?: InputMaybe<Scalars['ID']['input']>;
  groups?: InputMaybe<ReadonlyArray<DraftGroupInput>>;
};


/** What may be done with agreements. Each is decided by who asks: an IG manager acts for their own organisation alone. */
export type MutationRemoveAgreementTemplateArgs = {
  id: Scalars['ID']['input'];
  seen: Scalars['String']['input'];
};

/** How an agreement stands for one organisation. */
export type AgreementStanding =
  /** A version waits for this organisation's signature. */
  | 'TO_SIGN'
  /** It has signed, and waits for others or for the period to begin. */
  | 'WAITING'
  /** It is in force with at least one other party. */
  | 'IN_FORCE'
  /** This organisation or the operator has paused it. */
  | 'SUSPENDED'
  /** Its period has ended. */
  | 'EXPIRED'
  /** This organisation has withdrawn. */
  | 'WITHDRAWN';

/** A page of agreements. */
export type AgreementPage = {
  /** The agreements of this page. */
  readonly items: ReadonlyArray<Agreement>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many there are of each standing, whatever page this is. */
  readonly counts: ReadonlyArray<StandingCount>;
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** How many agreements stand so. */
export type StandingCount = {
  /** The standing. */
  readonly standing: AgreementStanding;
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** A version that is still being written. It binds nobody. */
export type AgreementDraft = {
  /** The draft's id. */
  readonly id: Scalars['ID']['output'];
  /** The agreement it would be the next version of; of a new agreement, the id it will have. */
  readonly agreement: Scalars['ID']['output'];
  /** The version that it would become. */
  readonly version: Scalars['Int']['output'];
  /** Counts its changes: give it back with the next one. */
  readonly revision: Scalars['Int']['output'];
  /** How it stands. */
  readonly state: DraftState;
  /** The organisation that writes it. */
  readonly organisation: Organisation;
  /** Whether the requester may write it; who may not may comment. */
  readonly mayWrite: Scalars['Boolean']['output'];
  /** What it says so far. */
  readonly terms: DraftTerms;
  /** What must be mended before it can be proposed. */
  readonly faults: ReadonlyArray<TermsFault>;
  /** How it differs from the version it amends, clause by clause. Empty for a new agreement. */
  readonly changes: ReadonlyArray<ClauseChange>;
  /** What was said about it, oldest first. */
  readonly comments: ReadonlyArray<DraftComment>;
  /** The organisations that it would bind if it were proposed now, groups resolved. */
  readonly partiesNow: ReadonlyArray<DraftParty>;
  /** When it was last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Who changed it last. */
  readonly changedBy: Maybe<Scalars['String']['output']>;
};

/** How a draft stands. */
export type DraftState =
  /** Seen by the organisation that writes it alone. */
  | 'DRAFT'
  /** Open to the parties it names, for comment. */
  | 'IN_COMMENT'
  /** It has become a version. */
  | 'PROPOSED'
  /** It was put away. */
  | 'DISCARDED';

/** What a draft says. Anything may still be missing. */
export type DraftTerms = {
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** What may be done with records. */
  readonly actions: ReadonlyArray<Action>;
  /** What records may be used for. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** The record types shared, each with the sensitive classes included. */
  readonly recordTypes: ReadonlyArray<SharedRecordType>;
  /** The first day of its period, in London. */
  readonly firstDay: Maybe<Scalars['String']['output']>;
  /** The last day that belongs to its period, in London. */
  readonly lastDay: Maybe<Scalars['String']['output']>;
  /** The ground of Article 6 UK GDPR. */
  readonly article6: Maybe<Scalars['String']['output']>;
  /** The ground of Article 9 UK GDPR. */
  readonly article9: Maybe<Scalars['String']['output']>;
  /** The day by which it is to be reviewed. */
  readonly reviewDate: Maybe<Scalars['String']['output']>;
  /** The reference of its data protection impact assessment. */
  readonly dpiaReference: Maybe<Scalars['String']['output']>;
  /** The day that assessment was approved. */
  readonly dpiaDate: Maybe<Scalars['String']['output']>;
  /** What it is for, in plain words for the public. */
  readonly publicPurpose: Scalars['String']['output'];
  /** The organisations named one by one. */
  readonly parties: ReadonlyArray<DraftParty>;
  /** The groups named: every member becomes a party. */
  readonly groups: ReadonlyArray<DraftGroup>;
};

/** One organisation that a draft names. */
export type DraftParty = {
  /** The organisation. */
  readonly organisation: Organisation;
  /** It would share its records. */
  readonly provides: Scalars['Boolean']['output'];
  /** It would see the records shared. */
  readonly receives: Scalars['Boolean']['output'];
};

/** One group that a draft names. */
export type DraftGroup = {
  /** The group. */
  readonly group: OrganisationGroup;
  /** Its members would share their records. */
  readonly provides: Scalars['Boolean']['output'];
  /** Its members would see the records shared. */
  readonly receives: Scalars['Boolean']['output'];
};

/** A named group of organisations. */
export type OrganisationGroup = {
  /** The group's id. */
  readonly id: Scalars['ID']['output'];
  /** Tells this state of it from every other: give it back with a change. */
  readonly mark: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its members as of now. */
  readonly members: ReadonlyArray<Organisation>;
  /** How many they are. */
  readonly memberCount: Scalars['Int']['output'];
};

/** Terms to start from. */
export type AgreementTemplate = {
  /** The template's id. */
  readonly id: Scalars['ID']['output'];
  /** Tells this state of it from every other: give it back with a change. */
  readonly mark: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** When to use it. */
  readonly description: Scalars['String']['output'];
  /** What a draft begun from it says. */
  readonly terms: DraftTerms;
};

/** What came of making, changing or removing a group. */
export type GroupOutcome = {
  /** The group as it is now. Null when it was refused or has been removed. */
  readonly group: Maybe<OrganisationGroup>;
  /** Why it was refused. Empty when it was not. */
  readonly faults: ReadonlyArray<StartFault>;
};

/** What came of making, changing or removing a template. */
export type TemplateOutcome = {
  /** The template as it is now. Null when it was refused or has been removed. */
  readonly template: Maybe<AgreementTemplate>;
  /** Why it was refused. Empty when it was not. */
  readonly faults: ReadonlyArray<StartFault>;
};

/** Something to be mended in a group or a template. */
export type StartFault = {
  /** Which one, of a closed list. */
  readonly code: StartFaultCode;
  /** The argument it is about. */
  readonly field: Scalars['String']['output'];
  /** What to do, in a sentence. */
  readonly message: Scalars['String']['output'];
};

/** What may be wrong with a group or a template. */
export type StartFaultCode =
  /** It has no name. */
  | 'NAME_MISSING'
  /** Another has this name. */
  | 'NAME_TAKEN'
  /** A group without members. */
  | 'MEMBERS_MISSING'
  /** A code that no organisation has. */
  | 'MEMBER_UNKNOWN'
  /** A template that does not say when to use it. */
  | 'DESCRIPTION_MISSING'
  /** A new template that is given nothing to say, or two things at once. */
  | 'TERMS_MISSING'
  /** There is no such agreement. */
  | 'AGREEMENT_UNKNOWN'
  /** A group that a draft or a template names. */
  | 'IN_USE';

/** What was said about a draft. */
export type DraftComment = {
  /** Who said it. */
  readonly author: Maybe<Scalars['String']['output']>;
  /** Of which organisation. */
  readonly organisation: Organisation;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The clause it speaks of, where it is of one. */
  readonly clause: Maybe<Scalars['String']['output']>;
  /** What was said. */
  readonly text: Scalars['String']['output'];
};

/** Something required that is missing or out of date. */
export type TermsFault = {
  /** Which one, of a closed list. */
  readonly code: TermsFaultCode;
  /** The clause to mend. */
  readonly clause: Scalars['String']['output'];
  /** What to do, in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** What may be missing or out of date. */
export type TermsFaultCode =
  /** There is no title. */
  | 'TITLE_MISSING'
  /** There is no purpose in plain words. */
  | 'PUBLIC_PURPOSE_MISSING'
  /** No action is named. */
  | 'ACTIONS_MISSING'
  /** No purpose of use is named. */
  | 'PURPOSES_MISSING'
  /** No record type is shared. */
  | 'RECORD_TYPES_MISSING'
  /** The ground of Article 6 is missing or unknown. */
  | 'ARTICLE_6_MISSING'
  /** The ground of Article 9 is missing or unknown. */
  | 'ARTICLE_9_MISSING'
  /** There is no reference of an impact assessment. */
  | 'DPIA_MISSING'
  /** The impact assessment has no date, or its date has not come yet. */
  | 'DPIA_DATE_MISSING'
  /** The impact assessment is more than three years old. */
  | 'DPIA_OUT_OF_DATE'
  /** There is no review date. */
  | 'REVIEW_DATE_MISSING'
  /** The review date has passed. */
  | 'REVIEW_DATE_PASSED'
  /** The period has no end. */
  | 'PERIOD_MISSING'
  /** The period ends before it begins. */
  | 'PERIOD_REVERSED'
  /** The period has already ended. */
  | 'PERIOD_ENDED'
  /** Nobody provides, or nobody receives. */
  | 'PARTIES_MISSING'
  /** A party is not in the directory, or is not a legal entity of its own. */
  | 'PARTY_UNKNOWN'
  /** The organisation has not stated its standing in the Data Security and Protection Toolkit. */
  | 'DSPT_MISSING'
  /** That standing does not meet the standards. */
  | 'DSPT_NOT_MET'
  /** That standing was published more than 15 months ago. */
  | 'DSPT_OUT_OF_DATE'
  /** The purposes include secondary use with a ground that does not allow it. */
  | 'BASIS_DOES_NOT_FIT_PURPOSE';

/** What came of proposing. */
export type ProposeOutcome = {
  /** The agreement with its new version. Null when it was refused. */
  readonly agreement: Maybe<Agreement>;
  /** Why it was refused. Empty when it was not. */
  readonly faults: ReadonlyArray<TermsFault>;
};

/** What came of signing. */
export type SignOutcome = {
  /** The agreement, signed. Null when it was refused. */
  readonly agreement: Maybe<Agreement>;
  /** Why it was refused. Empty when it was not. */
  readonly faults: ReadonlyArray<TermsFault>;
};

/** How one clause changed. */
export type ClauseChange = {
  /** The clause, in words. */
  readonly clause: Scalars['String']['output'];
  /** What it said. Null when it is new. */
  readonly before: Maybe<Scalars['String']['output']>;
  /** What it says. Null when it is gone. */
  readonly after: Maybe<Scalars['String']['output']>;
};

/** A party's own statement of where it stands in the Data Security and Protection Toolkit. */
export type DsptStatement = {
  /** The organisation. */
  readonly organisation: Organisation;
  /** The standing. */
  readonly status: DsptStatus;
  /** The day it was published. */
  readonly publishedOn: Scalars['String']['output'];
};

/** Standings in the Data Security and Protection Toolkit. */
export type DsptStatus =
  /** All standards are exceeded. */
  | 'STANDARDS_EXCEEDED'
  /** All standards are met. */
  | 'STANDARDS_MET'
  /** A plan to meet them is agreed. */
  | 'APPROACHING_STANDARDS'
  /** They are not met. */
  | 'STANDARDS_NOT_MET';

/** Something that waits for the requester's organisation. */
export type AgreementNotice = {
  /** What it is about. */
  readonly kind: AgreementNoticeKind;
  /** The agreement. */
  readonly agreement: Agreement;
  /** The version, where it is of one. */
  readonly version: Maybe<Scalars['Int']['output']>;
  /** In a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** By when. */
  readonly due: Maybe<Scalars['DateTime']['output']>;
};

/** What may wait. */
export type AgreementNoticeKind =
  /** A version waits for this organisation's signature. */
  | 'TO_SIGN'
  /** It ends within 7 days. */
  | 'ENDS_IN_7_DAYS'
  /** It ends within 30 days. */
  | 'ENDS_IN_30_DAYS'
  /** It ends within 90 days. */
  | 'ENDS_IN_90_DAYS'
  /** Its review date has passed or falls within 30 days. */
  | 'REVIEW_DUE'
  /** This organisation's own standing in the Toolkit is missing or out of date. */
  | 'DSPT_DUE'
  /** A party stays on an older version than the newest in force. */
  | 'PARTY_ON_OLDER_VERSION';

/** Two agreements that do not go together. */
export type AgreementConflict = {
  /** What is the matter. */
  readonly kind: AgreementConflictKind;
  /** The other agreement. */
  readonly other: Agreement;
  /** The other's version. */
  readonly otherVersion: Scalars['Int']['output'];
  /** The record types concerned. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** The purposes concerned. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** How many pairs of provider and recipient are concerned. */
  readonly pairCount: Scalars['Int']['output'];
  /** In a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** What may be the matter between two agreements. */
export type AgreementConflictKind =
  /** The other already permits all that this one would for these pairs: this one adds nothing. */
  | 'SHADOWED'
  /** This one permits all that the other does for these pairs: the other adds nothing. */
  | 'SHADOWS'
  /** Both share a type, one with sensitive classes that the other leaves out: the wider one governs. */
  | 'CLASSES_DIFFER'
  /** Both share the same for the same purpose on different legal grounds. */
  | 'BASIS_DIFFERS'
  /** One lets records be edited that the other only lets be read. */
  | 'ACTIONS_DIFFER';

/** What a draft shall say. What is left out is left empty. */
export type DraftTermsInput = {
  /** Its title, at most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What may be done with records. */
  readonly actions?: InputMaybe<ReadonlyArray<Action>>;
  /** What records may be used for. */
  readonly purposes?: InputMaybe<ReadonlyArray<PurposeOfUse>>;
  /** The record types shared, each with the sensitive classes included. */
  readonly recordTypes?: InputMaybe<ReadonlyArray<SharedRecordTypeInput>>;
  /** The first day of its period, in London: YYYY-MM-DD. */
  readonly firstDay?: InputMaybe<Scalars['String']['input']>;
  /** The last day that belongs to its period, in London: YYYY-MM-DD. */
  readonly lastDay?: InputMaybe<Scalars['String']['input']>;
  /** The ground of Article 6 UK GDPR, such as 6(1)(e). */
  readonly article6?: InputMaybe<Scalars['String']['input']>;
  /** The ground of Article 9 UK GDPR, such as 9(2)(h). */
  readonly article9?: InputMaybe<Scalars['String']['input']>;
  /** The day by which it is to be reviewed: YYYY-MM-DD. */
  readonly reviewDate?: InputMaybe<Scalars['String']['input']>;
  /** The reference of its data protection impact assessment, at most 100 characters. */
  readonly dpiaReference?: InputMaybe<Scalars['String']['input']>;
  /** The day that assessment was approved: YYYY-MM-DD. */
  readonly dpiaDate?: InputMaybe<Scalars['String']['input']>;
  /** What it is for, in plain words for the public, at most 4,000 characters. */
  readonly publicPurpose?: InputMaybe<Scalars['String']['input']>;
  /** The organisations named one by one. */
  readonly parties?: InputMaybe<ReadonlyArray<DraftPartyInput>>;
  /** The groups named. */
  readonly groups?: InputMaybe<ReadonlyArray<DraftGroupInput>>;
};

/** One record type that a draft shares. */
export type SharedRecordTypeInput = {
  /** The record type. */
  readonly recordType: RecordType;
  /** Include every sensitive class. */
  readonly allClasses?: InputMaybe<Scalars['Boolean']['input']>;
  /** The sensitive classes to include, where not all. */
  readonly classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** One organisation that a draft names. */
export type DraftPartyInput = {
  /** The organisation's code. */
  readonly organisation: Scalars['ODSCode']['input'];
  /** It shares its records. */
  readonly provides: Scalars['Boolean']['input'];
  /** It sees the records shared. */
  readonly receives: Scalars['Boolean']['input'];
};

/** One group that a draft names. */
export type DraftGroupInput = {
  /** The group's id. */
  readonly group: Scalars['ID']['input'];
  /** Its members share their records. */
  readonly provides: Scalars['Boolean']['input'];
  /** Its members see the records shared. */
  readonly receives: Scalars['Boolean']['input'];
};

/** A page of the public register. */
export type AgreementRegister = {
  /** The agreements of this page. */
  readonly items: ReadonlyArray<RegisteredAgreement>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** What the public can read of an agreement. */
export type RegisteredAgreement = {
  /** The agreement's id. */
  readonly id: Scalars['ID']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** What it is for, in plain words. */
  readonly publicPurpose: Scalars['String']['output'];
  /** What records may be used for under it. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** The record types it shares. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** The organisations that have signed it. */
  readonly parties: ReadonlyArray<Organisation>;
  /** When its newest signed version is in force. */
  readonly period: Period;
  /** The number of that version: its newest signed one. */
  readonly version: Scalars['Int']['output'];
  /** Whether it is in force at this moment between at least two parties. */
  readonly inForce: Scalars['Boolean']['output'];
  /** What may be done with records. */
  readonly actions: ReadonlyArray<Action>;
  /** The record types it shares, each with the sensitive classes included. */
  readonly shared: ReadonlyArray<SharedRecordType>;
  /** The grounds in data protection law. */
  readonly lawfulBasis: LawfulBasis;
  /** The day by which it is to be reviewed. */
  readonly reviewDate: Scalars['String']['output'];
  /** The reference of its data protection impact assessment. */
  readonly dpiaReference: Scalars['String']['output'];
  /** The day that assessment was approved. */
  readonly dpiaDate: Maybe<Scalars['String']['output']>;
  /** The organisations that have signed it, with what each does and since when, by code. Nothing about people. */
  readonly signatories: SignatoryPage;
};


/** What the public can read of an agreement. */
export type RegisteredAgreementSignatoriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of the organisations that have signed an agreement. */
export type SignatoryPage = {
  /** The organisations of this page. */
  readonly items: ReadonlyArray<Signatory>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** An organisation that has signed an agreement. */
export type Signatory = {
  /** The organisation, as a legal entity. */
  readonly organisation: Organisation;
  /** It shares its records. */
  readonly provides: Scalars['Boolean']['output'];
  /** It may see the records shared. */
  readonly receives: Scalars['Boolean']['output'];
  /** When it signed the newest signed version. */
  readonly signedAt: Scalars['DateTime']['output'];
  /** It has paused it or withdrawn: nothing is shared with or by it now. */
  readonly paused: Scalars['Boolean']['output'];
};

/** Where a page ends. */
export type PageInfo = {
  /** Give this as `after` to have the next page. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A multi-party data sharing agreement with all its proposed versions. */
export type Agreement = {
  /** The agreement's id. */
  readonly id: Scalars['ID']['output'];
  /** Every version, oldest first. A version never changes once proposed. */
  readonly versions: ReadonlyArray<AgreementVersion>;
  /** One version, the newest when no number is given. Null when there is none by that number. */
  readonly version: Maybe<AgreementVersion>;
  /** Parties that have withdrawn: nothing is shared with or by them under it. */
  readonly withdrawn: ReadonlyArray<Organisation>;
  /** Parties that have paused it for themselves. */
  readonly suspended: ReadonlyArray<Organisation>;
  /** True while the operator has paused the whole agreement. */
  readonly suspendedByOperator: Scalars['Boolean']['output'];
  /** How it stands for the requester's organisation. Null for who is no party. */
  readonly standing: Maybe<AgreementStanding>;
  /** What happened to it, oldest first: who did what, for whom, when. */
  readonly history: ReadonlyArray<AgreementEvent>;
  /** Each pair of parties and the version in force between them, 100 pairs at most. */
  readonly pairsInForce: ReadonlyArray<PairInForce>;
  /** A draft of its next version that the requester may see, where there is one. */
  readonly draft: Maybe<AgreementDraft>;
};


/** A multi-party data sharing agreement with all its proposed versions. */
export type AgreementVersionArgs = {
  number?: InputMaybe<Scalars['Int']['input']>;
};


/** A multi-party data sharing agreement with all its proposed versions. */
export type AgreementHistoryArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A multi-party data sharing agreement with all its proposed versions. */
export type AgreementPairsInForceArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that was done to an agreement. */
export type AgreementEvent = {
  /** What was done. */
  readonly kind: AgreementEventKind;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The version it was of, where it was of one. */
  readonly version: Maybe<Scalars['Int']['output']>;
  /** The organisation it was done for. Null for the operator. */
  readonly organisation: Maybe<Organisation>;
  /** Who did it. */
  readonly by: Maybe<Scalars['String']['output']>;
};

/** What may be done to an agreement. */
export type AgreementEventKind =
  /** A version was proposed. */
  | 'PROPOSED'
  /** A version was signed. */
  | 'SIGNED'
  /** A party or the operator paused it. */
  | 'SUSPENDED'
  /** The pause was ended. */
  | 'RESUMED'
  /** A party withdrew. */
  | 'WITHDREW'
  /** A withdrawal was taken back by an import. */
  | 'REINSTATED';

/** What is in force between two parties. */
export type PairInForce = {
  /** Whose records. */
  readonly provider: Organisation;
  /** Who may see them. */
  readonly recipient: Organisation;
  /** Under which version. */
  readonly version: Scalars['Int']['output'];
};

/** One immutable version of an agreement. */
export type AgreementVersion = {
  /** Its number. A higher number is newer. */
  readonly version: Scalars['Int']['output'];
  /** The terms. What is signed is the policy; nothing else is evaluated. */
  readonly terms: AgreementTerms;
  /** The parties, with what each does and when it signed. */
  readonly parties: ReadonlyArray<AgreementParty>;
  /** How many parties there are. */
  readonly partyCount: Scalars['Int']['output'];
  /** How many of them have signed this version. */
  readonly signedCount: Scalars['Int']['output'];
  /** The party that the requester's organisation is. Null when it is none of this version. */
  readonly ownParty: Maybe<AgreementParty>;
  /** The parties by name, a page at a time. */
  readonly partyPage: AgreementPartyPage;
  /** SHA-256 (base64url) over the canonical terms and parties: what a signature is over. */
  readonly termsHash: Scalars['String']['output'];
  /** When it was proposed. */
  readonly proposedAt: Maybe<Scalars['DateTime']['output']>;
  /** How it differs from the version before, clause by clause. Empty for the first. */
  readonly changes: ReadonlyArray<ClauseChange>;
  /** What stands in the way of the requester's organisation signing it. */
  readonly signingFaults: ReadonlyArray<TermsFault>;
};


/** One immutable version of an agreement. */
export type AgreementVersionPartyPageArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of the parties of one version. */
export type AgreementPartyPage = {
  /** The parties of this page. */
  readonly items: ReadonlyArray<AgreementParty>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What an agreement says. */
export type AgreementTerms = {
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** What may be done with records. */
  readonly actions: ReadonlyArray<Action>;
  /** What records may be used for. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** The record types shared, each with the sensitive classes included. A type that is absent is not shared. */
  readonly recordTypes: ReadonlyArray<SharedRecordType>;
  /** When it is in force. */
  readonly period: Period;
  /** The grounds in data protection law. */
  readonly lawfulBasis: LawfulBasis;
  /** The day by which it is to be reviewed. */
  readonly reviewDate: Scalars['String']['output'];
  /** The reference of its data protection impact assessment. */
  readonly dpiaReference: Scalars['String']['output'];
  /** The day that assessment was approved. */
  readonly dpiaDate: Maybe<Scalars['String']['output']>;
  /** What it is for, in plain words for the public. */
  readonly publicPurpose: Scalars['String']['output'];
};

/** One record type that an agreement shares. */
export type SharedRecordType = {
  /** The record type. */
  readonly recordType: RecordType;
  /** True when records of every sensitive class are included. */
  readonly allClasses: Scalars['Boolean']['output'];
  /** The sensitive classes included, where not all are. Empty: none. */
  readonly classes: ReadonlyArray<Scalars['String']['output']>;
};

/** One party of one version. */
export type AgreementParty = {
  /** The organisation, as a legal entity. */
  readonly organisation: Organisation;
  /** It shares its records. */
  readonly provides: Scalars['Boolean']['output'];
  /** It may see the records shared. */
  readonly receives: Scalars['Boolean']['output'];
  /** When it signed this version. Null: not yet. */
  readonly signedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who signed for it. Null where not signed, or signed before this service kept names. */
  readonly signedBy: Maybe<Scalars['String']['output']>;
  /** The signature, a JWS over the hash of the terms. Null where not signed here. */
  readonly signature: Maybe<Scalars['String']['output']>;
  /** Where it stood in the Data Security and Protection Toolkit when it signed, or stands now where it has not. */
  readonly dspt: Maybe<DsptStatement>;
};

/** Grounds under the UK GDPR. */
export type LawfulBasis = {
  /** The ground of Article 6. */
  readonly article6: Scalars['String']['output'];
  /** The ground of Article 9. */
  readonly article9: Scalars['String']['output'];
};

/** A period: its start belongs to it, its end does not. */
export type Period = {
  /** When it begins. Null is open. */
  readonly start: Maybe<Scalars['DateTime']['output']>;
  /** When it ends. Null is open. */
  readonly end: Maybe<Scalars['DateTime']['output']>;
};

/** What is to be done with a record. */
export type Action =
  /** Read it. */
  | 'view'
  /** Change it. */
  | 'edit';

/** Why records are asked for (HL7 v3 ActReason, PurposeOfUse). */
export type PurposeOfUse =
  /** Direct care. */
  | 'TREAT'
  /** Emergency care. */
  | 'ETREAT'
  /** Break-glass: emergency access that stands in for a missing choice, with a reason. */
  | 'BTG'
  /** The patient, or a person acting for them, asks for the patient's own record. */
  | 'PATRQT'
  /** Health research. */
  | 'HRESCH'
  /** Running the health service. */
  | 'HOPERAT'
  /** Public health. */
  | 'PUBHLTH';

/** A kind of record, each with its own list. */
export type RecordType =
  /** Allergies and intolerances. */
  | 'ALLERGY'
  /** Problems and diagnoses. */
  | 'CONDITION'
  /** Medicines stated, ordered, dispensed or given. */
  | 'MEDICATION'
  /** Immunisations given or not given. */
  | 'IMMUNISATION'
  /** Single observations: vital signs, measurements, findings. */
  | 'OBSERVATION'
  /** Diagnostic reports, such as laboratory and imaging results. */
  | 'RESULT'
  /** Procedures done to or for the patient. */
  | 'PROCEDURE'
  /** Contacts with care: attendances, admissions, consultations. */
  | 'ENCOUNTER'
  /** Clinical documents and letters. */
  | 'DOCUMENT'
  /** Care plans. */
  | 'CARE_PLAN'
  /** Alerts and flags, including resuscitation status. */
  | 'ALERT'
  /** Appointments. */
  | 'APPOINTMENT'
  /** Referrals and requests for a service. */
  | 'REFERRAL'
  /** Conditions in the patient's family. */
  | 'FAMILY_HISTORY';

/** An organisation of the NHS or of local government. */
export type Organisation = {
  /** Its Organisation Data Service code. */
  readonly odsCode: Scalars['ODSCode']['output'];
  /** The agreements it is a party of. */
  readonly agreements: Maybe<ReadonlyArray<Agreement>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AgreementStanding: AgreementStanding;
  AgreementPage: ResolverTypeWrapper<Omit<AgreementPage, 'items'> & { items: ReadonlyArray<ResolversTypes['Agreement']> }>;
  StandingCount: ResolverTypeWrapper<StandingCount>;
  AgreementDraft: ResolverTypeWrapper<AgreementDraftParent>;
  DraftState: DraftState;
  DraftTerms: ResolverTypeWrapper<DraftTermsParent>;
  DraftParty: ResolverTypeWrapper<DraftPartyParent>;
  DraftGroup: ResolverTypeWrapper<DraftGroupParent>;
  OrganisationGroup: ResolverTypeWrapper<OrganisationGroupParent>;
  AgreementTemplate: ResolverTypeWrapper<AgreementTemplateParent>;
  GroupOutcome: ResolverTypeWrapper<Omit<GroupOutcome, 'group'> & { group?: Maybe<ResolversTypes['OrganisationGroup']> }>;
  TemplateOutcome: ResolverTypeWrapper<Omit<TemplateOutcome, 'template'> & { template?: Maybe<ResolversTypes['AgreementTemplate']> }>;
  StartFault: ResolverTypeWrapper<StartFault>;
  StartFaultCode: StartFaultCode;
  DraftComment: ResolverTypeWrapper<DraftCommentParent>;
  TermsFault: ResolverTypeWrapper<TermsFault>;
  TermsFaultCode: TermsFaultCode;
  ProposeOutcome: ResolverTypeWrapper<Omit<ProposeOutcome, 'agreement'> & { agreement?: Maybe<ResolversTypes['Agreement']> }>;
  SignOutcome: ResolverTypeWrapper<Omit<SignOutcome, 'agreement'> & { agreement?: Maybe<ResolversTypes['Agreement']> }>;
  ClauseChange: ResolverTypeWrapper<ClauseChange>;
  DsptStatement: ResolverTypeWrapper<DsptStatementParent>;
  DsptStatus: DsptStatus;
  AgreementNotice: ResolverTypeWrapper<AgreementNoticeParent>;
  AgreementNoticeKind: AgreementNoticeKind;
  AgreementConflict: ResolverTypeWrapper<Omit<AgreementConflict, 'other'> & { other: ResolversTypes['Agreement'] }>;
  AgreementConflictKind: AgreementConflictKind;
  DraftTermsInput: DraftTermsInput;
  SharedRecordTypeInput: SharedRecordTypeInput;
  DraftPartyInput: DraftPartyInput;
  DraftGroupInput: DraftGroupInput;
  AgreementRegister: ResolverTypeWrapper<Omit<AgreementRegister, 'items'> & { items: ReadonlyArray<ResolversTypes['RegisteredAgreement']> }>;
  RegisteredAgreement: ResolverTypeWrapper<RegisteredAgreementParent>;
  SignatoryPage: ResolverTypeWrapper<Omit<SignatoryPage, 'items'> & { items: ReadonlyArray<ResolversTypes['Signatory']> }>;
  Signatory: ResolverTypeWrapper<Omit<Signatory, 'organisation'> & { organisation: ResolversTypes['Organisation'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Agreement: ResolverTypeWrapper<AgreementParent>;
  AgreementEvent: ResolverTypeWrapper<AgreementEventParent>;
  AgreementEventKind: AgreementEventKind;
  PairInForce: ResolverTypeWrapper<{ readonly provider: OdsCode; readonly recipient: OdsCode; readonly version: number }>;
  AgreementVersion: ResolverTypeWrapper<AgreementVersionParent>;
  AgreementPartyPage: ResolverTypeWrapper<Omit<AgreementPartyPage, 'items'> & { items: ReadonlyArray<ResolversTypes['AgreementParty']> }>;
  AgreementTerms: ResolverTypeWrapper<AgreementTermsParent>;
  SharedRecordType: ResolverTypeWrapper<SharedRecordType>;
  AgreementParty: ResolverTypeWrapper<AgreementPartyParent>;
  LawfulBasis: ResolverTypeWrapper<LawfulBasis>;
  Period: ResolverTypeWrapper<PeriodParent>;
  Action: Action;
  PurposeOfUse: PurposeOfUse;
  RecordType: RecordType;
  Organisation: ResolverTypeWrapper<{ readonly odsCode: OdsCode }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ODSCode: Scalars['ODSCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  AgreementPage: Omit<AgreementPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Agreement']> };
  StandingCount: StandingCount;
  AgreementDraft: AgreementDraftParent;
  DraftTerms: DraftTermsParent;
  DraftParty: DraftPartyParent;
  DraftGroup: DraftGroupParent;
  OrganisationGroup: OrganisationGroupParent;
  AgreementTemplate: AgreementTemplateParent;
  GroupOutcome: Omit<GroupOutcome, 'group'> & { group?: Maybe<ResolversParentTypes['OrganisationGroup']> };
  TemplateOutcome: Omit<TemplateOutcome, 'template'> & { template?: Maybe<ResolversParentTypes['AgreementTemplate']> };
  StartFault: StartFault;
  DraftComment: DraftCommentParent;
  TermsFault: TermsFault;
  ProposeOutcome: Omit<ProposeOutcome, 'agreement'> & { agreement?: Maybe<ResolversParentTypes['Agreement']> };
  SignOutcome: Omit<SignOutcome, 'agreement'> & { agreement?: Maybe<ResolversParentTypes['Agreement']> };
  ClauseChange: ClauseChange;
  DsptStatement: DsptStatementParent;
  AgreementNotice: AgreementNoticeParent;
  AgreementConflict: Omit<AgreementConflict, 'other'> & { other: ResolversParentTypes['Agreement'] };
  DraftTermsInput: DraftTermsInput;
  SharedRecordTypeInput: SharedRecordTypeInput;
  DraftPartyInput: DraftPartyInput;
  DraftGroupInput: DraftGroupInput;
  AgreementRegister: Omit<AgreementRegister, 'items'> & { items: ReadonlyArray<ResolversParentTypes['RegisteredAgreement']> };
  RegisteredAgreement: RegisteredAgreementParent;
  SignatoryPage: Omit<SignatoryPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Signatory']> };
  Signatory: Omit<Signatory, 'organisation'> & { organisation: ResolversParentTypes['Organisation'] };
  PageInfo: PageInfo;
  Agreement: AgreementParent;
  AgreementEvent: AgreementEventParent;
  PairInForce: { readonly provider: OdsCode; readonly recipient: OdsCode; readonly version: number };
  AgreementVersion: AgreementVersionParent;
  AgreementPartyPage: Omit<AgreementPartyPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['AgreementParty']> };
  AgreementTerms: AgreementTermsParent;
  SharedRecordType: SharedRecordType;
  AgreementParty: AgreementPartyParent;
  LawfulBasis: LawfulBasis;
  Period: PeriodParent;
  Organisation: { readonly odsCode: OdsCode };
};

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<QueryAgreementArgs, 'id'>>;
  agreementRegister?: Resolver<Maybe<ResolversTypes['AgreementRegister']>, ParentType, ContextType, RequireFields<QueryAgreementRegisterArgs, 'inForceOnly' | 'first'>>;
  registeredAgreement?: Resolver<Maybe<ResolversTypes['RegisteredAgreement']>, ParentType, ContextType, RequireFields<QueryRegisteredAgreementArgs, 'id'>>;
  myAgreements?: Resolver<Maybe<ResolversTypes['AgreementPage']>, ParentType, ContextType, RequireFields<QueryMyAgreementsArgs, 'first'>>;
  agreementDraft?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<QueryAgreementDraftArgs, 'id'>>;
  agreementDrafts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgreementDraft']>>, ParentType, ContextType>;
  agreementTemplates?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgreementTemplate']>>, ParentType, ContextType>;
  organisationGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrganisationGroup']>>, ParentType, ContextType>;
  ownDspt?: Resolver<Maybe<ResolversTypes['DsptStatement']>, ParentType, ContextType>;
  agreementNotices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgreementNotice']>>, ParentType, ContextType>;
  agreementConflicts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgreementConflict']>>, ParentType, ContextType, Partial<QueryAgreementConflictsArgs>>;
  agreementDocument?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryAgreementDocumentArgs, 'id'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  draftAgreement?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, Partial<MutationDraftAgreementArgs>>;
  amendAgreement?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationAmendAgreementArgs, 'agreement'>>;
  renewAgreement?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationRenewAgreementArgs, 'agreement' | 'lastDay' | 'reviewDate'>>;
  editDraft?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationEditDraftArgs, 'id' | 'revision' | 'terms'>>;
  openDraftForComment?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationOpenDraftForCommentArgs, 'id' | 'revision'>>;
  commentOnDraft?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationCommentOnDraftArgs, 'id' | 'text'>>;
  discardDraft?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType, RequireFields<MutationDiscardDraftArgs, 'id' | 'revision'>>;
  proposeAgreement?: Resolver<Maybe<ResolversTypes['ProposeOutcome']>, ParentType, ContextType, RequireFields<MutationProposeAgreementArgs, 'draft' | 'revision'>>;
  signAgreement?: Resolver<Maybe<ResolversTypes['SignOutcome']>, ParentType, ContextType, RequireFields<MutationSignAgreementArgs, 'agreement' | 'version' | 'termsHash'>>;
  withdrawFromAgreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<MutationWithdrawFromAgreementArgs, 'agreement'>>;
  suspendAgreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<MutationSuspendAgreementArgs, 'agreement'>>;
  resumeAgreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<MutationResumeAgreementArgs, 'agreement'>>;
  recordDspt?: Resolver<Maybe<ResolversTypes['DsptStatement']>, ParentType, ContextType, RequireFields<MutationRecordDsptArgs, 'status' | 'publishedOn'>>;
  saveOrganisationGroup?: Resolver<Maybe<ResolversTypes['GroupOutcome']>, ParentType, ContextType, RequireFields<MutationSaveOrganisationGroupArgs, 'name' | 'members'>>;
  removeOrganisationGroup?: Resolver<Maybe<ResolversTypes['GroupOutcome']>, ParentType, ContextType, RequireFields<MutationRemoveOrganisationGroupArgs, 'id' | 'seen'>>;
  saveAgreementTemplate?: Resolver<Maybe<ResolversTypes['TemplateOutcome']>, ParentType, ContextType, RequireFields<MutationSaveAgreementTemplateArgs, 'name' | 'description'>>;
  removeAgreementTemplate?: Resolver<Maybe<ResolversTypes['TemplateOutcome']>, ParentType, ContextType, RequireFields<MutationRemoveAgreementTemplateArgs, 'id' | 'seen'>>;
};

export type AgreementPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementPage'] = ResolversParentTypes['AgreementPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Agreement']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['StandingCount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StandingCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['StandingCount'] = ResolversParentTypes['StandingCount']> = {
  standing?: Resolver<ResolversTypes['AgreementStanding'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementDraftResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementDraft'] = ResolversParentTypes['AgreementDraft']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  agreement?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DraftState'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  mayWrite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['DraftTerms'], ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['TermsFault']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ClauseChange']>, ParentType, ContextType>;
  comments?: Resolver<ReadonlyArray<ResolversTypes['DraftComment']>, ParentType, ContextType>;
  partiesNow?: Resolver<ReadonlyArray<ResolversTypes['DraftParty']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DraftTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['DraftTerms'] = ResolversParentTypes['DraftTerms']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['SharedRecordType']>, ParentType, ContextType>;
  firstDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  article6?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  article9?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dpiaReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dpiaDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publicPurpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parties?: Resolver<ReadonlyArray<ResolversTypes['DraftParty']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['DraftGroup']>, ParentType, ContextType>;
};

export type DraftPartyResolvers<ContextType = any, ParentType extends ResolversParentTypes['DraftParty'] = ResolversParentTypes['DraftParty']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  provides?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  receives?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DraftGroupResolvers<ContextType = any, ParentType extends ResolversParentTypes['DraftGroup'] = ResolversParentTypes['DraftGroup']> = {
  group?: Resolver<ResolversTypes['OrganisationGroup'], ParentType, ContextType>;
  provides?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  receives?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OrganisationGroupResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganisationGroup'] = ResolversParentTypes['OrganisationGroup']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mark?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementTemplateResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementTemplate'] = ResolversParentTypes['AgreementTemplate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mark?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['DraftTerms'], ParentType, ContextType>;
};

export type GroupOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['GroupOutcome'] = ResolversParentTypes['GroupOutcome']> = {
  group?: Resolver<Maybe<ResolversTypes['OrganisationGroup']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['StartFault']>, ParentType, ContextType>;
};

export type TemplateOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TemplateOutcome'] = ResolversParentTypes['TemplateOutcome']> = {
  template?: Resolver<Maybe<ResolversTypes['AgreementTemplate']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['StartFault']>, ParentType, ContextType>;
};

export type StartFaultResolvers<ContextType = any, ParentType extends ResolversParentTypes['StartFault'] = ResolversParentTypes['StartFault']> = {
  code?: Resolver<ResolversTypes['StartFaultCode'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DraftCommentResolvers<ContextType = any, ParentType extends ResolversParentTypes['DraftComment'] = ResolversParentTypes['DraftComment']> = {
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TermsFaultResolvers<ContextType = any, ParentType extends ResolversParentTypes['TermsFault'] = ResolversParentTypes['TermsFault']> = {
  code?: Resolver<ResolversTypes['TermsFaultCode'], ParentType, ContextType>;
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProposeOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProposeOutcome'] = ResolversParentTypes['ProposeOutcome']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['TermsFault']>, ParentType, ContextType>;
};

export type SignOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignOutcome'] = ResolversParentTypes['SignOutcome']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['TermsFault']>, ParentType, ContextType>;
};

export type ClauseChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClauseChange'] = ResolversParentTypes['ClauseChange']> = {
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DsptStatementResolvers<ContextType = any, ParentType extends ResolversParentTypes['DsptStatement'] = ResolversParentTypes['DsptStatement']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DsptStatus'], ParentType, ContextType>;
  publishedOn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgreementNoticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementNotice'] = ResolversParentTypes['AgreementNotice']> = {
  kind?: Resolver<ResolversTypes['AgreementNoticeKind'], ParentType, ContextType>;
  agreement?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AgreementConflictResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementConflict'] = ResolversParentTypes['AgreementConflict']> = {
  kind?: Resolver<ResolversTypes['AgreementConflictKind'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
  otherVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  pairCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgreementRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementRegister'] = ResolversParentTypes['AgreementRegister']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['RegisteredAgreement']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegisteredAgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegisteredAgreement'] = ResolversParentTypes['RegisteredAgreement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicPurpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  parties?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inForce?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  shared?: Resolver<ReadonlyArray<ResolversTypes['SharedRecordType']>, ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  reviewDate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpiaReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpiaDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signatories?: Resolver<ResolversTypes['SignatoryPage'], ParentType, ContextType, RequireFields<RegisteredAgreementSignatoriesArgs, 'first'>>;
};

export type SignatoryPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignatoryPage'] = ResolversParentTypes['SignatoryPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Signatory']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SignatoryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Signatory'] = ResolversParentTypes['Signatory']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  provides?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  receives?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  paused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['AgreementVersion']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['AgreementVersion']>, ParentType, ContextType, Partial<AgreementVersionArgs>>;
  withdrawn?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  suspended?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  suspendedByOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['AgreementStanding']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['AgreementEvent']>, ParentType, ContextType, Partial<AgreementHistoryArgs>>;
  pairsInForce?: Resolver<ReadonlyArray<ResolversTypes['PairInForce']>, ParentType, ContextType, RequireFields<AgreementPairsInForceArgs, 'first'>>;
  draft?: Resolver<Maybe<ResolversTypes['AgreementDraft']>, ParentType, ContextType>;
};

export type AgreementEventResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementEvent'] = ResolversParentTypes['AgreementEvent']> = {
  kind?: Resolver<ResolversTypes['AgreementEventKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PairInForceResolvers<ContextType = any, ParentType extends ResolversParentTypes['PairInForce'] = ResolversParentTypes['PairInForce']> = {
  provider?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementVersionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementVersion'] = ResolversParentTypes['AgreementVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['AgreementTerms'], ParentType, ContextType>;
  parties?: Resolver<ReadonlyArray<ResolversTypes['AgreementParty']>, ParentType, ContextType>;
  partyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  signedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ownParty?: Resolver<Maybe<ResolversTypes['AgreementParty']>, ParentType, ContextType>;
  partyPage?: Resolver<ResolversTypes['AgreementPartyPage'], ParentType, ContextType, RequireFields<AgreementVersionPartyPageArgs, 'first' | 'skip'>>;
  termsHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ClauseChange']>, ParentType, ContextType>;
  signingFaults?: Resolver<ReadonlyArray<ResolversTypes['TermsFault']>, ParentType, ContextType>;
};

export type AgreementPartyPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementPartyPage'] = ResolversParentTypes['AgreementPartyPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['AgreementParty']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementTerms'] = ResolversParentTypes['AgreementTerms']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['SharedRecordType']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  reviewDate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpiaReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpiaDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publicPurpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharedRecordTypeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SharedRecordType'] = ResolversParentTypes['SharedRecordType']> = {
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  allClasses?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgreementPartyResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementParty'] = ResolversParentTypes['AgreementParty']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  provides?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  receives?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  signedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signature?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dspt?: Resolver<Maybe<ResolversTypes['DsptStatement']>, ParentType, ContextType>;
};

export type LawfulBasisResolvers<ContextType = any, ParentType extends ResolversParentTypes['LawfulBasis'] = ResolversParentTypes['LawfulBasis']> = {
  article6?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  article9?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = any, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  agreements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Agreement']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  ODSCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  AgreementPage?: AgreementPageResolvers<ContextType>;
  StandingCount?: StandingCountResolvers<ContextType>;
  AgreementDraft?: AgreementDraftResolvers<ContextType>;
  DraftTerms?: DraftTermsResolvers<ContextType>;
  DraftParty?: DraftPartyResolvers<ContextType>;
  DraftGroup?: DraftGroupResolvers<ContextType>;
  OrganisationGroup?: OrganisationGroupResolvers<ContextType>;
  AgreementTemplate?: AgreementTemplateResolvers<ContextType>;
  GroupOutcome?: GroupOutcomeResolvers<ContextType>;
  TemplateOutcome?: TemplateOutcomeResolvers<ContextType>;
  StartFault?: StartFaultResolvers<ContextType>;
  DraftComment?: DraftCommentResolvers<ContextType>;
  TermsFault?: TermsFaultResolvers<ContextType>;
  ProposeOutcome?: ProposeOutcomeResolvers<ContextType>;
  SignOutcome?: SignOutcomeResolvers<ContextType>;
  ClauseChange?: ClauseChangeResolvers<ContextType>;
  DsptStatement?: DsptStatementResolvers<ContextType>;
  AgreementNotice?: AgreementNoticeResolvers<ContextType>;
  AgreementConflict?: AgreementConflictResolvers<ContextType>;
  AgreementRegister?: AgreementRegisterResolvers<ContextType>;
  RegisteredAgreement?: RegisteredAgreementResolvers<ContextType>;
  SignatoryPage?: SignatoryPageResolvers<ContextType>;
  Signatory?: SignatoryResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  AgreementEvent?: AgreementEventResolvers<ContextType>;
  PairInForce?: PairInForceResolvers<ContextType>;
  AgreementVersion?: AgreementVersionResolvers<ContextType>;
  AgreementPartyPage?: AgreementPartyPageResolvers<ContextType>;
  AgreementTerms?: AgreementTermsResolvers<ContextType>;
  SharedRecordType?: SharedRecordTypeResolvers<ContextType>;
  AgreementParty?: AgreementPartyResolvers<ContextType>;
  LawfulBasis?: LawfulBasisResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
};

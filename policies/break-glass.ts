import type { BreakGlassGrant } from '../schema/model/break-glass.ts'
import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { Exchange } from '../schema/model/exchange.ts'
import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../schema/model/record-type.ts'
import type { Requester } from '../schema/model/requester.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import type { AgreementIndex } from './agreement-index.ts'
import { decideSets } from './decide-sets.ts'
import type { Facts, RecordQuestion, ViewQuestion } from './facts.ts'
import type { Rule } from './rule.ts'
import { choice } from './rules/choice.ts'
import { patientDissent } from './rules/patient-dissent.ts'
import { restrictedDemographics } from './rules/restricted-demographics.ts'
import { roleAndPurpose } from './rules/role-and-purpose.ts'
import { specifiedRules } from './specified-rules.ts'

/** What is asked without breaking the glass. */
const WITHOUT: readonly PurposeOfUse[] = ['TREAT', 'ETREAT']

const NO_AGREEMENT = { covers: () => undefined }

/** Whether, for one of the purposes this requester may ask for without break-glass, nothing of the patient's holds this record back. */
const isOpenAlready = (question: RecordQuestion, facts: Facts): boolean =>
  WITHOUT.some((purpose) => {
    const asked = { ...question, purpose }
    return (
      roleAndPurpose.find(asked) === undefined &&
      choice.find(asked, facts, NO_AGREEMENT)?.outcome === 'met' &&
      patientDissent.find(asked, facts, NO_AGREEMENT) === undefined &&
      restrictedDemographics.find(asked, facts, NO_AGREEMENT) === undefined
    )
  })

/** Leaves only what the patient's side holds back today. Named as the ground that it turns round. */
const onlyRestricted: Rule = {
  name: 'choice',
  find: (question, facts) =>
    isOpenAlready(question, facts)
      ? { rule: 'choice', outcome: 'not-met', reason: 'This may be seen without break-glass.' }
      : undefined,
}

const RULES = [...specifiedRules, onlyRestricted]

/** Who would break the glass, and whose. */
export type WouldBreak = {
  readonly requester: Requester
  readonly organisation: OdsCode
  readonly patient: NhsNumber
}

/** The grant that would be given, for a moment. */
const supposed = ({ requester, organisation, patient }: WouldBreak, now: number): BreakGlassGrant => ({
  id: 'supposed',
  issuer: requester.issuer,
  userId: requester.userId,
  organisation,
  patient,
  code: '',
  words: '',
  period: { start: now, end: now + 1 },
})

/** Some class that neither a choice nor an agreement names: only an agreement that says `all` reaches it. */
const UNNAMED: SensitivityClass = 'not named by anybody'

/** Speaks of nobody's questions, and names the classes that the rules must be asked about one by one. */
const naming = (patient: NhsNumber, classes: readonly SensitivityClass[]): ConsentDirective => ({
  id: 'naming',
  patient,
  effect: 'permit',
  scope: {
    recipients: [],
    controllers: undefined,
    recordTypes: undefined,
    classes,
    purposes: undefined,
    actions: undefined,
    recordDates: undefined,
  },
  period: { start: undefined, end: undefined },
  breakGlassMayLift: false,
  recordedBy: { how: 'PATIENT', userId: 'naming', at: 0 },
})

/**
 * Step one of break-glass (POLICY §5): whether something is restricted for this requester that break-glass could open. True if, with a grant, some
 * record of some controller would be released whose choice is missing, or denied by what all lets itself be lifted. From decisions before asking
 * alone, by the same `decideSets` as a real view: what no agreement covers, or break-glass could not lift, makes no difference to it.
 * `classes`: those that agreements name; a sensitive record may be restricted where a plain one is not.
 */
export const couldOpen = (
  who: WouldBreak,
  exchanges: readonly Pick<Exchange, 'id' | 'members' | 'recordTypes'>[],
  facts: Facts,
  index: AgreementIndex,
  classes: readonly SensitivityClass[],
): boolean => {
  const view: ViewQuestion = { ...who, purpose: 'BTG', action: 'view' }
  const granted: Facts = {
    ...facts,
    grants: [supposed(who, facts.now)],
    directives: [...facts.directives, naming(who.patient, [...classes, UNNAMED])],
  }
  // The rules ask about other purposes too: no directive is left out for not speaking of this one.
  const decided = decideSets(view, RECORD_TYPES, exchanges, granted, index, RULES, (_, all) => all)
  return (
    decided.refused === undefined &&
    exchanges.some(({ id, recordTypes }) =>
      recordTypes.some((type: RecordType) => {
        const { outcome, failed } = decided.of(id, type)
        return outcome === 'ASK' && !failed
      }),
    )
  )
}

import type { ConsentDirective, DirectiveScope } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { type Directory, ods } from './generator/organisations.ts'
import type { Person } from './generator/person.ts'
import { createRandom } from './generator/random.ts'

const DAY = 86_400_000

const EVERYTHING: DirectiveScope = {
  recipients: undefined,
  controllers: undefined,
  recordTypes: undefined,
  classes: undefined,
  purposes: undefined,
  actions: undefined,
  recordDates: undefined,
}

type Choice = {
  readonly effect: 'permit' | 'deny'
  readonly scope?: Partial<DirectiveScope>
  readonly mayLift?: boolean
  readonly how?: ConsentDirective['recordedBy']['how']
}

const PERMIT: Choice = { effect: 'permit' }
const deny = (scope: Partial<DirectiveScope>, mayLift = false): Choice => ({ effect: 'deny', scope, mayLift })

/** The choices of the README's people. Undefined: this person is not in the table. */
const choicesOfNotable = (
  name: string | undefined,
  members: (exchange: string) => readonly OdsCode[],
): readonly Choice[] | undefined => {
  if (name?.startsWith('everywhere-')) return [PERMIT]
  switch (name) {
    case 'default':
      return [PERMIT, deny({ controllers: members('ISLINGTON') }, true), deny({ controllers: [ods('RRV')] }, true)]
    case 'no-choice':
      return []
    case 'deny-all-liftable':
      return [deny({}, true)]
    case 'deny-all-for-good':
      return [deny({})]
    case 'opted-out':
      return [{ effect: 'permit', scope: { purposes: ['TREAT', 'ETREAT', 'HRESCH'] } }]
    case 'documents-denied':
      return [PERMIT, deny({ recordTypes: ['DOCUMENT'] }, true)]
    case 'years-denied':
      return [PERMIT, deny({ recordDates: { from: '2010-01-01', to: '2021-12-31' } })]
    case 'classes-permitted':
      return [PERMIT, { effect: 'permit', scope: { classes: ['PSY', 'HIV', 'R'] } }]
    case 'trust-denied-others-permitted':
      return [PERMIT, deny({ recipients: [ods('RJ6')] })]
    case 'twin-one':
    case 'twin-two':
      return [{ ...PERMIT, how: 'PROXY' }]
    case undefined:
      return undefined
    default:
      return [PERMIT]
  }
}

const choicesDrawn = (roll: number): readonly Choice[] =>
  roll < 0.8
    ? [PERMIT]
    : roll < 0.88
      ? []
      : roll < 0.93
        ? [PERMIT, deny({ recordTypes: ['DOCUMENT', 'CARE_PLAN'] }, true)]
        : roll < 0.96
          ? [deny({}, true)]
          : roll < 0.98
            ? [{ effect: 'permit', scope: { purposes: ['ETREAT'] } }]
            : [deny({})]

/** The demo's directives: of each notable person what the README says, of the others most a general permit. */
export const directivesOf = (
  people: readonly Person[],
  directory: Pick<Directory, 'members'>,
  now: Instant,
): readonly ConsentDirective[] =>
  people.flatMap((person, at) => {
    const roll = createRandom(`choice/${person.nhsNumber}`).next()
    const choices = choicesOfNotable(person.notable, (id) => directory.members.get(id) ?? []) ?? choicesDrawn(roll)
    return choices.map((choice, index) =>
      directive(`directive-${person.notable ?? 'drawn'}-${at + 1}-${index + 1}`, person.nhsNumber, choice, now),
    )
  })

const directive = (id: string, patient: NhsNumber, choice: Choice, now: Instant): ConsentDirective => ({
  id,
  patient,
  effect: choice.effect,
  scope: { ...EVERYTHING, ...choice.scope },
  period: { start: now - 200 * DAY, end: undefined },
  breakGlassMayLift: choice.mayLift ?? false,
  recordedBy: { how: choice.how ?? 'PATIENT', userId: 'citizen', at: now - 200 * DAY },
})

/** The demo's proxy rights: the twins' mother for both, and a right of the teenager's that was withdrawn. */
export const proxyRightsOf = (people: readonly Person[], now: Instant): readonly ProxyRight[] => {
  const of = (name: string): Person | undefined => people.find((person) => person.notable === name)
  const proxy = of('proxy')
  if (!proxy) return []
  return (['twin-one', 'twin-two', 'teenager'] as const).flatMap((name) => {
    const child = of(name)
    if (!child) return []
    return [
      {
        id: `proxy-right-${name}`,
        patient: child.nhsNumber,
        proxy: proxy.nhsNumber,
        ground: 'PARENTAL_RESPONSIBILITY' as const,
        mayView: true,
        patientLacksCapacity: false,
        period: { start: now - 300 * DAY, end: undefined },
        withdrawn: name === 'teenager',
      },
    ]
  })
}

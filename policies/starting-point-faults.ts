/** What may be wrong with a group or a template: closed, as the SDL has it. */
export type StartFaultCode =
  | 'NAME_MISSING'
  | 'NAME_TAKEN'
  | 'MEMBERS_MISSING'
  | 'MEMBER_UNKNOWN'
  | 'DESCRIPTION_MISSING'
  | 'TERMS_MISSING'
  | 'AGREEMENT_UNKNOWN'
  | 'IN_USE'

/** Something to be mended in a group or a template: which argument, and what to do about it. */
export type StartFault = { readonly code: StartFaultCode; readonly field: string; readonly message: string }

type Named = { readonly id: string; readonly name: string }

const folded = (name: string): string => name.trim().toLocaleLowerCase('en-GB')

/** Two of one name could not be told apart by who chooses one. */
const nameFaults = (name: string, others: readonly Named[], id: string | undefined): readonly StartFault[] => {
  if (name.trim() === '') return [{ code: 'NAME_MISSING', field: 'name', message: 'Enter a name' }]
  return others.some((other) => other.id !== id && folded(other.name) === folded(name))
    ? [{ code: 'NAME_TAKEN', field: 'name', message: 'Choose another name: there is one of this name' }]
    : []
}

/** What is to be mended in a group. `members`: the legal entities that its codes stand for; `unknown`: the codes that stand for none. */
export const groupFaults = (
  given: { readonly id: string | undefined; readonly name: string },
  { members, unknown }: { readonly members: readonly string[]; readonly unknown: readonly string[] },
  others: readonly Named[],
): readonly StartFault[] => [
  ...nameFaults(given.name, others, given.id),
  ...unknown.map(
    (code): StartFault => ({
      code: 'MEMBER_UNKNOWN',
      field: 'members',
      message: `There is no organisation with the code ${code}`,
    }),
  ),
  ...(members.length + unknown.length === 0
    ? [{ code: 'MEMBERS_MISSING', field: 'members', message: 'Enter the code of at least one organisation' } as const]
    : []),
]

/** Where a template has what it says from: given, an agreement that is there or not, what it said before, none of them or two. */
export type TermsSource = 'given' | 'agreement' | 'no-such-agreement' | 'kept' | 'none-or-two'

/** What is to be mended in a template. */
export const templateFaults = (
  given: { readonly id: string | undefined; readonly name: string; readonly description: string },
  source: TermsSource,
  others: readonly Named[],
): readonly StartFault[] => [
  ...nameFaults(given.name, others, given.id),
  ...(given.description.trim() === ''
    ? [{ code: 'DESCRIPTION_MISSING', field: 'description', message: 'Say when to use it' } as const]
    : []),
  ...(source === 'none-or-two'
    ? [{ code: 'TERMS_MISSING', field: 'agreement', message: 'Name an agreement to take the terms from' } as const]
    : []),
  ...(source === 'no-such-agreement'
    ? [{ code: 'AGREEMENT_UNKNOWN', field: 'agreement', message: 'There is no agreement with this number' } as const]
    : []),
]

/** Why a group that is named somewhere stays. */
export const GROUP_IN_USE: StartFault = {
  code: 'IN_USE',
  field: 'id',
  message: 'A draft or a template names this group, so it cannot be removed',
}

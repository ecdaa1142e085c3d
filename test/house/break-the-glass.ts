import type { AskOptions, LondonHouse } from './london-house.ts'

const BEGIN = `mutation($patient: NHSNumber!, $context: String!, $key: String!) {
  beginBreakGlass(patient: $patient, careContext: $context, idempotencyKey: $key) { restricted opening expiresAt reasons { code text } } }`

const CONFIRM = `mutation($patient: NHSNumber!, $opening: ID!, $code: String!, $words: String!, $hours: Int) {
  confirmBreakGlass(patient: $patient, opening: $opening, reason: { code: $code, words: $words }, hours: $hours) {
    id receipt begunAt endsAt endedAt } }`

type Asked = AskOptions & { readonly context?: string; readonly key?: string }

let keys = 0

/** Step one, by GraphQL. */
export const begin = (
  it: Pick<LondonHouse, 'ask'>,
  patient: string,
  { context = 'Emergency department attendance 17', key = `story-key-${++keys}`, ...options }: Asked = {},
) => it.ask(BEGIN, { ...options, variables: { patient, context, key } })

/** Step two, by GraphQL. */
export const confirm = (
  it: Pick<LondonHouse, 'ask'>,
  patient: string,
  opening: string,
  reason: { readonly code?: string; readonly words?: string; readonly hours?: number } = {},
  options: AskOptions = {},
) =>
  it.ask(CONFIRM, {
    ...options,
    variables: { patient, opening, code: '5', words: 'Brought in unconscious, nobody to ask', ...reason },
  })

/** Both steps. Gives the grant; throws where there was nothing to open or a step was refused. */
export const breakTheGlass = async (
  it: Pick<LondonHouse, 'ask'>,
  patient: string,
  reason: Parameters<typeof confirm>[3] = {},
  options: Asked = {},
): Promise<{ readonly id: string; readonly receipt: string }> => {
  const begun = await begin(it, patient, options)
  const opening = begun.body.data?.beginBreakGlass?.opening
  if (typeof opening !== 'string') throw new Error(`The glass was not opened: ${begun.text}`)
  const { context: _context, key: _key, ...rest } = options
  const confirmed = await confirm(it, patient, opening, reason, rest)
  const grant = confirmed.body.data?.confirmBreakGlass
  if (grant === null || grant === undefined) throw new Error(`The glass was not broken: ${confirmed.text}`)
  return grant
}

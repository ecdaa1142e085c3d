/** What is to be done with a record. */
export const ACTIONS = ['view', 'edit'] as const

export type Action = (typeof ACTIONS)[number]

/** The five subgraphs, each with its words in `schema/sdl` and its resolvers in `gateway/subgraphs`. */
export const SUBGRAPHS = ['records', 'directory', 'agreements', 'consent', 'audit'] as const

export type SubgraphName = (typeof SUBGRAPHS)[number]

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { SUBGRAPHS } from './subgraph-names.ts'

const sdlOf = (name: string): URL => new URL(`./sdl/${name}.graphql`, import.meta.url)
const SUPERGRAPH = new URL('./supergraph.graphql', import.meta.url)

/**
 * Composes the five subgraphs into one supergraph (Apollo Federation 2). Throws with every composition error, one a line.
 * The URLs are placeholders: by default the subgraphs run in this process and nothing is fetched from them.
 */
export const composeSupergraph = (): string => {
  const result = composeServices(
    SUBGRAPHS.map((name) => ({
      name,
      url: `http://${name}.subgraph.invalid/`,
      typeDefs: parse(readFileSync(sdlOf(name), 'utf8')),
    })),
  )
  if (result.errors !== undefined) throw new Error(result.errors.map((error) => error.message).join('\n'))
  return `${result.supergraphSdl.trimEnd()}\n`
}

if (import.meta.main) {
  const composed = composeSupergraph()
  if (!process.argv.includes('--check')) writeFileSync(SUPERGRAPH, composed)
  else if (!existsSync(SUPERGRAPH) || readFileSync(SUPERGRAPH, 'utf8') !== composed) {
    console.error('schema/supergraph.graphql is not what schema/sdl composes to: run `npm run compose`.')
    process.exitCode = 1
  }
}

import type { FormattedExecutionResult } from 'graphql'
import { joined, type Piece, writeAnswer } from './fast-path/written-items.ts'

/** The answer as it leaves, UTF-8: errors, data, extensions, a line end; on one line, for machines. */
export const answerBytes = ({ errors, data, extensions }: FormattedExecutionResult): Buffer => {
  const pieces: Piece[] = []
  const begin = (name: string): void => void pieces.push(`${pieces.length === 0 ? '{' : ','}"${name}":`)
  if (errors !== undefined) {
    begin('errors')
    pieces.push(JSON.stringify(errors))
  }
  if (data !== undefined) {
    begin('data')
    if (data === null) pieces.push('null')
    else writeAnswer(data, pieces)
  }
  if (extensions !== undefined) {
    begin('extensions')
    pieces.push(JSON.stringify(extensions))
  }
  pieces.push(pieces.length === 0 ? '{}\n' : '}\n')
  return joined(pieces)
}

/**
 * Apollo Server's `stringifyResult`. What it gives goes through Apollo's hands untouched, and Fastify sends bytes as they are: an answer of a megabyte would else be made a
 * string only to be made bytes again.
 */
export const stringifyResult = answerBytes as unknown as (result: FormattedExecutionResult) => string

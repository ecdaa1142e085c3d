import type { FormattedExecutionResult } from 'graphql'
import { writeAnswer } from './fast-path/written-items.ts'

/** Apollo Server's `stringifyResult`: errors, data, extensions, a line end; on one line, for machines. */
export const stringifyResult = ({ errors, data, extensions }: FormattedExecutionResult): string => {
  const pieces: string[] = []
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
  return pieces.join('')
}

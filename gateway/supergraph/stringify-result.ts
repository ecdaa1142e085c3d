import type { FormattedExecutionResult } from 'graphql'
import { writeAnswer } from './fast-path/written-items.ts'

/** Apollo Server's `stringifyResult`: errors, data, extensions, a line end; on one line, for machines. */
export const stringifyResult = ({ errors, data, extensions }: FormattedExecutionResult): string => {
  const parts: string[] = []
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`)
  if (data !== undefined) parts.push(`"data":${data === null ? 'null' : writeAnswer(data)}`)
  if (extensions !== undefined) parts.push(`"extensions":${JSON.stringify(extensions)}`)
  return `{${parts.join(',')}}\n`
}

import type { FormattedExecutionResult } from 'graphql'

/** Apollo Server's `stringifyResult`: errors, data, extensions, a line end; on one line, for machines. */
export const stringifyResult = ({ errors, data, extensions }: FormattedExecutionResult): string =>
  `${JSON.stringify({ errors, data, extensions })}\n`

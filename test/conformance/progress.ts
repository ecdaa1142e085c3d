import type { ConformanceResult } from '../../schema/model/conformance-report.ts'
import type { Watching } from './run-suite.ts'

/** Where progress is shown: a terminal is told what is under way in a line that is written over, anything else in plain lines. */
export type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }

const WORD: Readonly<Record<ConformanceResult['outcome'], string>> = {
  PASSED: 'passed ',
  FAILED: 'FAILED ',
  SKIPPED: 'skipped',
}
const COLOUR: Readonly<Record<ConformanceResult['outcome'], number>> = { PASSED: 32, FAILED: 31, SKIPPED: 33 }
const OVER = '\r\u001b[2K'

/** Shows each audit as it begins and ends. */
export const showProgress = (screen: Screen): Watching => {
  const isTerminal = screen.isTTY === true
  return {
    onBegin: ({ id, name }, nth, of) => {
      if (isTerminal) screen.write(`${OVER}${`${nth}/${of} ${id} ${name}`.slice(0, (screen.columns ?? 80) - 1)}`)
    },
    onEnd: ({ id, name, outcome, note }) => {
      const word = isTerminal ? `${OVER}\u001b[${COLOUR[outcome]}m${WORD[outcome]}\u001b[39m` : WORD[outcome]
      screen.write(`${word} ${id} ${name}\n${note === undefined ? '' : `            ${note}\n`}`)
    },
  }
}

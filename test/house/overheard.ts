import { expect } from 'vitest'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'

/** Everything that the gateway said to its log, to the console and to standard output, for as long as it is listened to. */
export type Overheard = {
  readonly logTo: { readonly write: (line: string) => void }
  readonly said: () => string
  readonly forget: () => void
  readonly stop: () => void
}

const CONSOLE = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const

/** Listens until `stop`. */
export const overhear = (): Overheard => {
  let heard: string[] = []
  const hear = (...words: readonly unknown[]): void =>
    void heard.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '))
  const consoles = CONSOLE.map((name) => [name, console[name]] as const)
  for (const [name] of consoles) console[name] = hear
  const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const)
  for (const [stream] of streams)
    stream.write = ((chunk: unknown) => {
      hear(typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString())
      return true
    }) as typeof stream.write
  return {
    logTo: { write: hear },
    said: () => heard.join('\n'),
    forget: () => {
      heard = []
    },
    stop: () => {
      for (const [name, was] of consoles) console[name] = was
      for (const [stream, was] of streams) stream.write = was
    },
  }
}

const STACK = /^\s+at |\bat \S+ \(|node_modules|node:internal|file:\/\/|\.[cm]?[jt]s:\d|Error:/m

/** Fails when the text holds one of the values that were sent, an NHS number, a stack trace, or a path of this machine. */
export const expectWordless = (text: string, sent: readonly string[]): void => {
  for (const value of sent) expect(text).not.toContain(value)
  for (const [digits] of text.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g))
    expect(parseNhsNumber(digits), 'an NHS number').toBeUndefined()
  expect(text).not.toMatch(STACK)
  expect(text).not.toContain(process.cwd())
}

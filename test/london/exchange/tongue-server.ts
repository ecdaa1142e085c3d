import type { IncomingHttpHeaders } from 'node:http'
import type { RecordChange } from './changing.ts'
import type { Answer } from './outcome.ts'
import type { SearchFault } from './search.ts'
import type { SigningPair } from './subscriptions.ts'

/** What one exchange says in its own tongue: questions to answers, without a socket. */
export type TongueServer = {
  /** What it says to a request whose headers will not do; undefined where they will. */
  refuse?(headers: IncomingHttpHeaders, pathAndQuery: string): Answer | undefined
  handle(base: string, method: string, pathAndQuery: string, body: string, fault: SearchFault): Answer
  /** Does what a request that writes asks for; `isWrite` tells those. Absent where nothing can be written. */
  readonly writing?: {
    isWrite(method: string, path: string): boolean
    write(base: string, method: string, path: string, body: string, headers: IncomingHttpHeaders): Answer
  }
  /** How it tells of changes. Absent where it does not. */
  readonly changes?: {
    /** What it answers to what is asked of subscriptions; undefined for anything else. */
    answer(base: string, method: string, pathAndQuery: string, body: string): Answer | undefined
    /** Somebody there writes a record. */
    change(nhsNumber: string, change: RecordChange): Promise<string | undefined>
    lose(count: number): void
    readonly pair: SigningPair
    close(): void
  }
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './outcome.ts'
import type { SearchFault } from './search.ts'

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
}

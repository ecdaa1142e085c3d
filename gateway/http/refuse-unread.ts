import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import { problem, statusOf } from './problem.ts'

const HEADERS_TOO_LARGE = 431

/** What Node's parser could not read, in the words of the house: RFC 9112 syntax, or headers past its limit (RFC 6585 §5). */
const refusalOf = (code: string | undefined): { readonly code: HouseErrorCode; readonly status: number } =>
  code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW'
    ? { code: 'REQUEST_TOO_LARGE', status: HEADERS_TOO_LARGE }
    : { code: 'REQUEST_MALFORMED', status: statusOf('REQUEST_MALFORMED') }

/**
 * Refuses what never became a request (Node's `clientError`): the same body and codes as every other refusal, nothing of what was sent, and
 * the connection is closed.
 */
export const refuseUnread = (
  error: Error & { readonly code?: string },
  socket: Pick<Socket, 'destroyed' | 'writable' | 'end' | 'destroy'>,
  refused: (code: HouseErrorCode) => void,
): void => {
  if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { code, status } = refusalOf(error.code)
  refused(code)
  const body = JSON.stringify(problem(code))
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

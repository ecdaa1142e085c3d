import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import { codeOf } from '../http/problem.ts'
import { answerOf } from './ask.ts'
import type { Face } from './face.ts'
import type { Asked, Audience, View } from './page.ts'
import { handleEnded, type Problem, problemOn } from './problem-page.ts'
import { askedOf, requesterFor, type Serving, showProblem } from './serve.ts'
import type { Session } from './session/sessions.ts'

/** A file as it goes out: its media type, the name it is kept under (letters, digits, `.` and `-`), what is in it. */
export type MadeFile = { readonly type: string; readonly name: string; readonly body: string | Readable }

/** A file to keep: one GraphQL query (or none), executed in process as the person who asks, and what is made of it. `make` throws as a page's `view` does. */
export type File<Data = unknown> = {
  readonly path: string
  readonly audience: Audience
  readonly document?: string
  /** What is said where it was refused (`FORBIDDEN`), as of a page. */
  readonly forbidden?: Omit<Problem, 'status'>
  variables?(asked: Asked): View
  make(data: Data, asked: Asked & { readonly publicUrl: string }): MadeFile
}

/** Defines a file. `Data` is what its query gives. */
export const defineFile = <Data>(file: File<Data>): File => file as File

/** A name that no header and no folder misreads. */
const nameOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').slice(0, 150)

/** Asks the file's query as the person who asks, and sends what is made of it; what goes wrong is shown as a page. */
export const sendFile = async (
  serving: Serving,
  face: Face,
  file: File,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
): Promise<FastifyReply> => {
  try {
    const asked = await askedOf(serving, face, request, session)
    if (asked === undefined) return showProblem(serving, face, request, reply, handleEnded(face), session)
    const { data } =
      file.document === undefined
        ? { data: {} }
        : answerOf(await serving.execute(file.document, file.variables?.(asked) ?? {}, requesterFor(session, serving)))
    const { type, name, body } = file.make(data, { ...asked, publicUrl: serving.publicUrl })
    return reply
      .type(type)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${nameOf(name)}"`)
      .send(body)
  } catch (error) {
    const code = error instanceof HouseError ? error.code : codeOf(error)
    serving.failed(request, code, error)
    return showProblem(serving, face, request, reply, problemOn(file, code), session)
  }
}

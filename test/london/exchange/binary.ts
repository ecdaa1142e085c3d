import { documentContent } from '../generator/document-content.ts'
import type { Holdings } from './holdings.ts'
import { type Answer, answer, outcome } from './outcome.ts'

type Attachment = {
  readonly url?: string
  readonly title?: string
  readonly size?: number
  readonly contentType?: string
  readonly data?: string
}

const attachmentsOf = (text: string): readonly Attachment[] => {
  const { content = [] } = JSON.parse(text) as { readonly content?: readonly { readonly attachment?: Attachment }[] }
  return content.flatMap(({ attachment }) => (attachment === undefined ? [] : [attachment]))
}

/** `Binary/{id}`: the bytes of a document that an entry held here leads to, made anew from what the entry says of it. */
export const binary = (id: string, holdings: Holdings): Answer => {
  const url = `Binary/${id}`
  for (const { records } of holdings.all)
    for (const { resourceType, text } of records) {
      if (resourceType !== 'DocumentReference' || !text.includes(url)) continue
      const found = attachmentsOf(text).find((attachment) => attachment.url === url)
      if (found?.title === undefined || found.size === undefined) continue
      const body = documentContent({ title: found.title, serial: id, size: found.size })
      return { status: 200, body, contentType: found.contentType ?? 'application/octet-stream' }
    }
  return answer(404, outcome('error', 'not-found', 'No such resource.'))
}

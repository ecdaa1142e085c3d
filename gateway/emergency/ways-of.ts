import { sendByNotify } from '../../adapters/notify/notify.ts'
import { postEvent } from '../../adapters/notify/webhook.ts'
import { askContact } from '../../adapters/pds-r4/pds-r4.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Config } from '../config.ts'
import type { Ways } from './send-notices.ts'

/** The ways outward that this deployment has. */
export const waysOf = (config: Config, transport: Transport): Ways => {
  const { NOTIFY: notify, WEBHOOK: webhook, FACES: faces, DEMOGRAPHICS_URL: endpoint } = config
  return {
    notify: notify && {
      contact: (patient) => askContact({ endpoint, transport }, patient),
      send: (message, again) => sendByNotify({ ...notify, endpoint: notify.url, transport }, message, again),
      signIn: faces?.publicUrl,
    },
    webhook: webhook && { post: (event) => postEvent({ ...webhook, transport }, event) },
  }
}

import { sendByNotify } from '../../adapters/notify/notify.ts'
import { postEvent } from '../../adapters/notify/webhook.ts'
import { askContact } from '../../adapters/pds-r4/pds-r4.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Config } from '../config.ts'
import type { Ways } from './send-notices.ts'

type Templates = NonNullable<Config['NOTIFY']>['templates']

/** By Notify, with these templates: what is written says which they are. */
const byNotify = (config: Config, transport: Transport, templates: Templates | undefined): Ways['notify'] => {
  const { NOTIFY: notify, FACES: faces, DEMOGRAPHICS_URL: endpoint } = config
  return (
    notify &&
    templates && {
      contact: (patient) => askContact({ endpoint, transport }, patient),
      send: (message, again) => sendByNotify({ ...notify, templates, endpoint: notify.url, transport }, message, again),
      signIn: faces?.publicUrl,
    }
  )
}

/** The way outward to those who asked to be told that their record changed; undefined where Notify has no templates for it. */
export const changesWayOf = (config: Config, transport: Transport): Ways['notify'] =>
  byNotify(config, transport, config.NOTIFY?.changes)

/** The ways outward that this deployment has. */
export const waysOf = (config: Config, transport: Transport): Ways => {
  const { WEBHOOK: webhook } = config
  return {
    notify: byNotify(config, transport, config.NOTIFY?.templates),
    webhook: webhook && { post: (event) => postEvent({ ...webhook, transport }, event) },
  }
}

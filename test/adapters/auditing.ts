import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audited } from './audit-bench.ts'
import { Inapplicable } from './broken-promise.ts'
import { exchangeAdapterContract, inapplicable, type Opener } from './contract.ts'
import { DOCUMENT_AUDITS } from './document-audits.ts'
import type { ProtocolForm } from './protocol-form.ts'

/**
 * Lets every audit of the contract run on one server. What cannot apply to its protocol is named with the protocol's reason, and must be one of those that may
 * not. `documents`: whether it holds one (where it does, no audit may find none), or hands it over just as it does under other settings.
 */
export const auditing = (
  name: string,
  form: ProtocolForm,
  open: Opener,
  documents: 'HELD' | 'NONE' | 'AS_ELSEWHERE' = 'HELD',
): void => {
  describe(name, () => {
    let audited: Audited
    beforeAll(async () => {
      audited = await open()
    })
    afterAll(() => audited.close())
    for (const audit of exchangeAdapterContract) {
      if (documents === 'AS_ELSEWHERE' && DOCUMENT_AUDITS.includes(audit)) continue
      const reason = inapplicable(audit, form)
      if (reason === undefined)
        test(`${audit.id} ${audit.name}`, async (context) => {
          try {
            await audit.run(audited)
          } catch (trouble) {
            if (documents === 'HELD' || !audit.unlessInapplicable || !(trouble instanceof Inapplicable)) throw trouble
            context.skip(trouble.reason)
          }
        })
      else
        test(`${audit.id} cannot apply: ${reason}`, () => {
          expect(audit.unlessInapplicable).toBe(true)
          expect(reason).toMatch(/^[A-Z].{20,}\.$/)
        })
    }
  })
}

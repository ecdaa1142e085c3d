import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audited } from './audit-bench.ts'
import { exchangeAdapterContract, inapplicable, type Opener } from './contract.ts'
import type { ProtocolForm } from './protocol-form.ts'

/** Lets every audit of the contract run on one server. What cannot apply to its protocol is named with the protocol's reason, and must be one of those that may not. */
export const auditing = (name: string, form: ProtocolForm, open: Opener): void => {
  describe(name, () => {
    let audited: Audited
    beforeAll(async () => {
      audited = await open()
    })
    afterAll(() => audited.close())
    for (const audit of exchangeAdapterContract) {
      const reason = inapplicable(audit, form)
      if (reason === undefined) test(`${audit.id} ${audit.name}`, () => audit.run(audited))
      else
        test(`${audit.id} cannot apply: ${reason}`, () => {
          expect(audit.unlessInapplicable).toBe(true)
          expect(reason).toMatch(/^[A-Z].{20,}\.$/)
        })
    }
  })
}

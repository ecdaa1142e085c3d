import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Audited } from './audit-bench.ts'
import { exchangeAdapterContract, type Opener } from './contract.ts'
import { medplumWithSynthea } from './medplum-with-synthea.ts'
import { simulated } from './simulated-patient.ts'
import { simulatedStu3 } from './simulated-stu3-patient.ts'
import { SYNTHEA } from './synthea.ts'

const auditing = (name: string, open: Opener): void => {
  describe(name, () => {
    let audited: Audited
    beforeAll(async () => {
      audited = await open()
    })
    afterAll(() => audited.close())
    for (const { id, name: promise, run } of exchangeAdapterContract) test(`${id} ${promise}`, () => run(audited))
  })
}

auditing('fhir-r4 on the simulated exchange, one search a type', simulated({}))
auditing('fhir-r4 on the simulated exchange, in small pages', simulated({ pageSize: 2 }))
auditing('fhir-r4 on the simulated exchange, searches by GET', simulated({ searchMethod: 'GET' }))
auditing('fhir-r4 on the simulated exchange, in one batch', simulated({ searches: 'batch' }))
auditing('fhir-r4 on the simulated exchange, everything at once', simulated({ searches: 'everything' }))

auditing('fhir-stu3 on the simulated exchange, one search a type', simulatedStu3({}))
auditing('fhir-stu3 on the simulated exchange, everything at once', simulatedStu3({ searches: 'everything' }))

if (existsSync(SYNTHEA)) auditing('fhir-r4 on an independent server holding synthea-r4', medplumWithSynthea())
else console.log('synthea-r4 is not here: the audits on the independent server are skipped')

import { existsSync } from 'node:fs'
import { auditing } from './auditing.ts'
import { gpConnectForm } from './gp-connect-form.ts'
import { medplumWithSynthea } from './medplum-with-synthea.ts'
import { mhdForm } from './mhd-form.ts'
import { r4Form } from './r4-form.ts'
import { simulatedXca } from './simulated-community.ts'
import { simulatedGpConnect } from './simulated-gp-connect-patient.ts'
import { simulated } from './simulated-patient.ts'
import { simulatedMhd } from './simulated-responder.ts'
import { simulatedStu3 } from './simulated-stu3-patient.ts'
import { stu3Form } from './stu3-form.ts'
import { SYNTHEA } from './synthea.ts'
import { xcaForm } from './xca-form.ts'

auditing('fhir-r4 on the simulated exchange, one search a type', r4Form, simulated({}))
auditing('fhir-r4 on the simulated exchange, in small pages', r4Form, simulated({ pageSize: 2 }), 'AS_ELSEWHERE')
auditing(
  'fhir-r4 on the simulated exchange, searches by GET',
  r4Form,
  simulated({ searchMethod: 'GET' }),
  'AS_ELSEWHERE',
)
auditing('fhir-r4 on the simulated exchange, in one batch', r4Form, simulated({ searches: 'batch' }), 'AS_ELSEWHERE')
auditing(
  'fhir-r4 on the simulated exchange, everything at once',
  r4Form,
  simulated({ searches: 'everything' }),
  'AS_ELSEWHERE',
)
auditing(
  'fhir-r4 on the simulated exchange, records along with the patient',
  r4Form,
  simulated({ searches: 'with-patient' }),
  'AS_ELSEWHERE',
)

auditing('fhir-stu3 on the simulated exchange, one search a type', stu3Form, simulatedStu3({}))
auditing(
  'fhir-stu3 on the simulated exchange, everything at once',
  stu3Form,
  simulatedStu3({ searches: 'everything' }),
  'AS_ELSEWHERE',
)
auditing(
  'fhir-stu3 on the simulated exchange, records along with the patient',
  stu3Form,
  simulatedStu3({ searches: 'with-patient' }),
  'AS_ELSEWHERE',
)

auditing('gp-connect on a simulated practice', gpConnectForm, simulatedGpConnect())

if (existsSync(SYNTHEA))
  auditing('fhir-r4 on an independent server holding synthea-r4', r4Form, medplumWithSynthea(), 'NONE')
else console.log('synthea-r4 is not here: the audits on the independent server are skipped')

auditing('ihe-xca on the simulated community', xcaForm, simulatedXca)

auditing('ihe-mhd on the simulated responder', mhdForm, simulatedMhd)

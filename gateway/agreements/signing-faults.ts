import { draftTermsOf } from '../../policies/agreement-terms.ts'
import { dsptFaults, type TermsFault, termsFaults } from '../../policies/agreement-terms-faults.ts'
import type { AgreementVersion } from '../../schema/model/agreement.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import type { Instant } from '../../schema/model/instant.ts'

/** What must be mended before a party that stands so in the Toolkit can sign this version. What is shown beforehand is what refuses. */
export const signingFaults = (
  version: AgreementVersion,
  dspt: DsptStanding | undefined,
  now: Instant,
): readonly TermsFault[] => [...termsFaults(draftTermsOf(version), version.terms.period, now), ...dsptFaults(dspt, now)]

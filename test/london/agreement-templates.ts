import { type AgreementTemplate, type DraftGroup, EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { IncludedClasses } from '../../schema/model/sensitivity-class.ts'

const shared = (types: readonly RecordType[], classes: IncludedClasses = []) =>
  Object.fromEntries(types.map((type) => [type, type === 'ALLERGY' || type === 'ALERT' ? 'all' : classes]))

const BOARDS = ['icb-qmj', 'icb-qmf', 'icb-qrv', 'icb-qkk', 'icb-qwe']

const everybody = (provides: boolean, receives: boolean): readonly DraftGroup[] =>
  BOARDS.map((group) => ({ group, provides, receives }))

const CARE = { ...EMPTY_TERMS, actions: ['view'], article6: '6(1)(e)', article9: '9(2)(h)' } as const

/** Terms to start from, as a deployment would keep them: what is common is said, what each agreement must settle is left empty. */
export const TEMPLATES: readonly AgreementTemplate[] = [
  {
    id: 'direct-care-london',
    name: 'Direct care across London',
    description:
      'Every member of the five integrated care boards shares with every other for direct care. Allergies and alerts include all sensitive classes.',
    terms: {
      ...CARE,
      title: 'Direct care across London',
      purposes: ['TREAT'],
      recordTypes: shared(RECORD_TYPES),
      publicPurpose:
        'If you are treated away from home, the people treating you can see your records from elsewhere in London.',
      groups: everybody(true, true),
    },
  },
  {
    id: 'emergency-care-london',
    name: 'Emergency care across London',
    description: 'For ambulance crews, NHS 111 and emergency departments, including break-glass access with a reason.',
    terms: {
      ...CARE,
      title: 'Emergency care across London',
      purposes: ['ETREAT', 'BTG'],
      recordTypes: shared(['ALLERGY', 'CONDITION', 'MEDICATION', 'CARE_PLAN', 'ALERT', 'ENCOUNTER', 'RESULT']),
      publicPurpose: 'In an emergency, the people who help you can see what they need to keep you safe.',
      groups: everybody(true, true),
    },
  },
  {
    id: 'two-organisations',
    name: 'Direct care between two organisations',
    description: 'A small agreement to start with. Add the other organisation and choose what is shared.',
    terms: {
      ...CARE,
      title: 'Direct care between two organisations',
      purposes: ['TREAT'],
      recordTypes: shared(['ALLERGY', 'CONDITION', 'MEDICATION', 'DOCUMENT']),
      publicPurpose:
        'Two organisations that look after you share what each of them knows, so that you do not have to tell your story twice.',
    },
  },
  {
    id: 'planning-research',
    name: 'Planning and research',
    description: 'For uses beyond your own care. The national data opt-out applies.',
    terms: {
      ...CARE,
      title: 'Planning and research for London',
      article9: '9(2)(j)',
      purposes: ['HRESCH', 'HOPERAT', 'PUBHLTH'],
      recordTypes: shared(['CONDITION', 'MEDICATION', 'IMMUNISATION', 'OBSERVATION', 'ENCOUNTER']),
      publicPurpose:
        'Records are used to plan services, to protect the health of the public and for research. Yours are not used if you have opted out.',
      groups: everybody(true, false),
    },
  },
]

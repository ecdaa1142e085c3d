import { actsNow, type Stage } from '../../policies/proxies.ts'
import type { ChoosingPerson, PatientChoices } from '../../schema/model/consent-choice.ts'
import type { HeldRight } from '../../schema/model/proxy-right.ts'
import type { ChosenDirective, KeyedRight } from '../state/choice-store.ts'
import type { ConsentRoom } from './room.ts'
import { ownKey, type Standing } from './standing.ts'

const STAGES: Readonly<Record<Stage, PatientChoices['stage']>> = {
  'proxy-decides': 'PROXY_DECIDES',
  'both-widen': 'BOTH_WIDEN',
  own: 'OWN',
  unknown: 'UNKNOWN',
}

/**
 * Whether a reader is shown a choice. A proxy whose view was ended is shown their own alone; and of a young person from 11 on no proxy is shown
 * what the young person chose about sensitive records: it would tell them what there is (POLICY §4: a view right never reaches those).
 */
export const isShown = (
  room: Pick<ConsentRoom, 'keyOf'>,
  standing: Standing,
  { recordedBy, recordedKey, scope }: ChosenDirective,
): boolean => {
  if (standing.requester.role !== 'proxy') return true
  if (recordedBy.how === 'PROXY' && recordedKey === ownKey(room, standing)) return true
  if (standing.right?.mayView !== true) return false
  return recordedBy.how === 'PROXY' || scope.classes === undefined || standing.stage !== 'both-widen'
}

/** A right as this reader may see it: the number of what was seen is for the practice, which saw it. */
export const shownRight = ({ requester }: Standing, right: HeldRight): HeldRight =>
  requester.role === 'practice-staff' || right.warrant === undefined
    ? right
    : { ...right, warrant: { ...right.warrant, reference: undefined } }

/**
 * Who the patient is, so that whoever records for them notices the wrong one. A proxy who may see the record is told the name alone: a mother of
 * twins must see for which she decides, and where they live is not hers to learn here. A proxy whose view was ended is told nothing, nor one of a
 * patient whose details are restricted: no view right reaches them (POLICY §1).
 */
const shownPerson = ({ requester, demographics, right }: Standing): ChoosingPerson | undefined => {
  if (demographics.state !== 'FOUND') return undefined
  const { nhsNumber, given, family, birthDate, address, restricted } = demographics.demographics
  const person = { nhsNumber, name: [...given, family ?? ''].join(' ').trim() }
  if (requester.role !== 'proxy') return { ...person, birthDate, address }
  return right?.mayView === true && !restricted ? { ...person, birthDate: null, address: null } : undefined
}

/** The choices as this reader may see them. */
export const shownChoices = (room: Pick<ConsentRoom, 'keyOf'>, standing: Standing): PatientChoices => {
  const { choices, patient, birthDate, requester } = standing
  const directives = choices.directives.filter((one) => isShown(room, standing, one)).toReversed()
  const shown = new Set(directives.map(({ id }) => id))
  const own = ownKey(room, standing)
  const facts = { now: choices.now, patientBirthDate: birthDate }
  const acts = ({ right }: KeyedRight): boolean => actsNow(right, right.proxy, patient, facts)
  return {
    revision: choices.revision,
    stage: STAGES[standing.stage],
    directives,
    proposals: choices.proposals,
    proxies: choices.rights
      .filter((held) => acts(held) && (requester.role !== 'proxy' || held.key === own))
      .map(({ right }) => shownRight(standing, right)),
    idleProxies:
      requester.role === 'proxy'
        ? []
        : choices.rights.filter((held) => !acts(held)).map(({ right }) => shownRight(standing, right)),
    person: shownPerson(standing),
    notices: choices.notices.map((notice) => ({
      ...notice,
      directives: notice.directives.filter((id) => shown.has(id)),
    })),
  }
}

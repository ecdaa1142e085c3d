import { setImmediate as breathe } from 'node:timers/promises'
import { classesOf } from '../../policies/classes.ts'
import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import { previewOf } from '../../policies/preview.ts'
import type { ConsentFault, PreviewedOrganisation } from '../../schema/model/consent-choice.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import type { Role } from '../../schema/model/role.ts'
import type { Preview, PreviewAsked } from './consent-life.ts'
import { draftOf } from './drafting.ts'
import { recordedNow, standingDirective } from './edit-choices.ts'
import { choiceOf } from './fhir-choices.ts'
import { KIND_NAMES } from './organisation-kinds.ts'
import { previewedOrganisations } from './previewed-organisations.ts'
import type { ConsentRoom } from './room.ts'
import type { Standing } from './standing.ts'

const roleFor = (purpose: PurposeOfUse, kind: Organisation['kind']): Role => {
  if (purpose === 'HRESCH' || purpose === 'HOPERAT' || purpose === 'PUBHLTH') return 'analyst'
  return kind === 'AMBULANCE' && purpose !== 'TREAT' ? 'dispatcher' : 'clinician'
}

/** Somebody of this organisation, as an example: the engine is asked about them as about anybody. */
const exampleOf = (patient: NhsNumber, purpose: PurposeOfUse, { odsCode, kind }: Organisation): ViewQuestion => ({
  requester: {
    userId: 'example',
    issuer: 'example',
    role: roleFor(purpose, kind),
    name: undefined,
    roleCode: undefined,
    organisation: odsCode,
    nhsNumber: undefined,
    system: undefined,
  },
  organisation: odsCode,
  purpose,
  action: 'view',
  patient,
})

/** The leave that somebody of this organisation would have who broke the glass. */
const exampleGrant = ({ requester: { issuer, userId }, organisation, patient }: ViewQuestion, now: Instant) =>
  organisation === undefined
    ? []
    : [
        {
          id: 'example',
          issuer,
          userId,
          organisation,
          patient,
          code: '5',
          words: 'An example',
          period: { start: now, end: now + 1 },
        },
      ]

/** The choices as they would stand, or what is wrong with those given. */
const wouldStand = (
  room: ConsentRoom,
  standing: Standing,
  { ends, records, consents }: PreviewAsked,
): { readonly directives: readonly ConsentDirective[] } | { readonly faults: readonly ConsentFault[] } => {
  const faults: ConsentFault[] = []
  for (const id of ends)
    if (standingDirective(room, standing, id) === undefined) faults.push({ code: 'NOTHING_TO_END', field: 'ends' })
  const given = [...records]
  for (const consent of consents) {
    const read = choiceOf(room, standing.patient, standing.requester.userId, consent)
    if ('choice' in read) given.push(read.choice)
    else faults.push(...read.faults)
  }
  const drafted = given.map((choice) => draftOf(room, choice, standing.choices.now))
  for (const one of drafted) if ('faults' in one) faults.push(...one.faults)
  if (faults.length > 0) return { faults }
  const kept = standing.choices.directives.filter(({ id, withdrawnAt }) => withdrawnAt === null && !ends.includes(id))
  const added = drafted.flatMap((one) => ('draft' in one ? [recordedNow(standing, one.draft)] : []))
  return { directives: [...kept, ...added] }
}

const refuseTooMuch = ({ purpose, page, before, called, records, consents }: PreviewAsked): void => {
  const isTooMuch = page.first > 200 || records.length + consents.length > 50 || (called?.length ?? 0) > 100
  if (purpose === 'PATRQT' || isTooMuch || (page.after !== undefined && before !== undefined))
    throw new HouseError('INPUT_INVALID')
}

const nothing = (faults: readonly ConsentFault[], shown: boolean): Preview => ({
  faults,
  shown,
  groups: [],
  totalCount: 0,
  precedingCount: 0,
  kinds: [],
  startCursor: null,
  hasPreviousPage: false,
  endCursor: null,
  hasNextPage: false,
})

/** For who may choose and not see the others' choices: whether what they give is fit to be recorded, and nothing of what it does. */
export const checkChoices = (room: ConsentRoom, standing: Standing, asked: PreviewAsked): Preview => {
  refuseTooMuch(asked)
  const stood = wouldStand(room, standing, asked)
  return nothing('faults' in stood ? stood.faults : [], false)
}

/** Who could see what, were the choices as given: the facts of this moment, the agreements in force, the engine of every real question. */
export const previewChoices = async (room: ConsentRoom, standing: Standing, asked: PreviewAsked): Promise<Preview> => {
  const { patient, demographics, choices } = standing
  const { purpose } = asked
  refuseTooMuch(asked)
  if (demographics.state === 'UNAVAILABLE') throw new HouseError('STATE_UNAVAILABLE')
  const stood = wouldStand(room, standing, asked)
  if ('faults' in stood) return nothing(stood.faults, true)

  const stored = await room.factsFor({ patient, proxy: undefined })
  await room.running.catchUp(stored.versions)
  const beyondCare = roleFor(purpose, 'OTHER') === 'analyst'
  const facts: Facts = {
    now: choices.now,
    defaultChoice: room.defaultChoice,
    directives: stood.directives,
    proxyRights: [],
    patientBirthDate: standing.birthDate,
    demographicsFlag:
      demographics.state !== 'FOUND' ? 'unknown' : demographics.demographics.restricted ? 'restricted' : 'open',
    optOut: beyondCare ? await room.optOut(patient) : 'unknown',
    suspensions: stored.suspensions,
    grants: [],
    classes: classesOf(room.exclusionSets),
  }
  const { all, kinds, shown, preceding } = previewedOrganisations(room, standing, asked)
  const exchanges = room.running.registry().exchanges.map(({ exchange }) => exchange)
  const groups = new Map<string, PreviewedOrganisation[]>()
  for (const organisation of shown) {
    const view = exampleOf(patient, purpose, organisation)
    const lines = previewOf(
      view,
      RECORD_TYPES,
      exchanges,
      { ...facts, grants: exampleGrant(view, facts.now) },
      room.running.agreements(),
    )
    const of = (seen: (typeof lines)[number]['seen']) =>
      lines.filter((line) => line.seen === seen).map(({ recordType }) => recordType)
    const group = groups.get(KIND_NAMES[organisation.kind]) ?? []
    group.push({
      organisation: organisation.odsCode,
      all: of('ALL'),
      some: of('SOME'),
      noneByChoice: of('NONE_BY_CHOICE'),
      noneByAgreement: of('NONE_BY_AGREEMENT'),
      ownOnly: lines.filter(({ ownOnly }) => ownOnly).map(({ recordType }) => recordType),
      reach: lines.map(({ recordType, sources }) => ({ recordType, sources })),
      others: Math.max(...lines.map(({ others }) => others)),
      datesLimited: lines.filter(({ datesLimited }) => datesLimited).map(({ recordType }) => recordType),
    })
    groups.set(KIND_NAMES[organisation.kind], group)
    // Each is as much work as a whole view: others wait for their turn no longer than that.
    await breathe()
  }
  return {
    faults: [],
    shown: true,
    groups: [...groups].map(([name, organisations]) => ({ name, organisations })),
    totalCount: all.length,
    precedingCount: preceding,
    kinds,
    startCursor: shown[0]?.odsCode ?? null,
    hasPreviousPage: preceding > 0,
    endCursor: shown.at(-1)?.odsCode ?? null,
    hasNextPage: preceding + shown.length < all.length,
  }
}

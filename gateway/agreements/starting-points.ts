import { randomBytes } from 'node:crypto'
import { draftTermsOf } from '../../policies/agreement-terms.ts'
import {
  GROUP_IN_USE,
  groupFaults,
  type StartFault,
  type TermsSource,
  templateFaults,
} from '../../policies/starting-point-faults.ts'
import type { AgreementTemplate, DraftGroup, DraftTerms } from '../../schema/model/agreement-draft.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import { insistDone } from '../state/insist-done.ts'
import { knownOf, type LifeParts } from './life-parts.ts'
import { newestBefore } from './reading-agreements.ts'
import { settledTerms } from './settled-terms.ts'

type Started<What> = { readonly what: What | undefined; readonly faults: readonly StartFault[] }

/** A group as its operator gives it: members by whatever codes they were typed. */
export type GroupGiven = {
  readonly id: string | undefined
  readonly seen: string | undefined
  readonly name: string
  readonly members: readonly string[]
}

/** A template as its operator gives it. What it says comes from `terms` or from an agreement; an existing one may keep what it says. */
export type TemplateGiven = {
  readonly id: string | undefined
  readonly seen: string | undefined
  readonly name: string
  readonly description: string
  readonly terms: DraftTerms | undefined
  readonly agreement: string | undefined
  readonly groups: readonly DraftGroup[] | undefined
}

/** What is done to what drafts start from. */
export type StartingPoints = {
  readonly saveGroup: (given: GroupGiven) => Promise<Started<OrganisationGroup>>
  readonly removeGroup: (id: string, seen: string) => Promise<Started<OrganisationGroup>>
  readonly saveTemplate: (given: TemplateGiven) => Promise<Started<AgreementTemplate>>
  readonly removeTemplate: (id: string, seen: string) => Promise<Started<AgreementTemplate>>
}

const newId = (kind: 'group' | 'template'): string => `${kind}-${randomBytes(8).toString('hex')}`

/** What is common of an agreement: its parties, days and impact assessment are its own. */
const commonOf = (terms: DraftTerms): DraftTerms => ({
  ...terms,
  firstDay: undefined,
  lastDay: undefined,
  reviewDate: undefined,
  dpiaReference: undefined,
  dpiaDate: undefined,
  parties: [],
  groups: [],
})

/** Named groups and templates, made and changed by the operator. They bind nobody: what was proposed was frozen then. */
export const startingPoints = (parts: LifeParts): StartingPoints => {
  const { state, running, upToDate } = parts

  /** The legal entities that codes stand for, each once, and the codes that stand for none. */
  const membersOf = (codes: readonly string[]) => {
    const { organisations } = running.registry()
    const members = new Set<OdsCode>()
    const unknown: string[] = []
    for (const typed of codes) {
      const code = parseOdsCode(typed)
      const entity = code === undefined ? undefined : organisations.get(code)
      if (entity === undefined) unknown.push(typed)
      else members.add(entity)
    }
    return { members: [...members].sort(), unknown }
  }

  /** An id without a mark, or a mark without an id, names nothing that was read. */
  const insistRead = (id: string | undefined, seen: string | undefined): void => {
    if ((id === undefined) !== (seen === undefined)) throw new HouseError('INPUT_INVALID')
  }

  const commonTermsOf = (id: string): DraftTerms | undefined => {
    const newest = newestBefore(knownOf(parts, id)?.versions ?? [], Number.POSITIVE_INFINITY)
    return newest === undefined ? undefined : commonOf(draftTermsOf(newest))
  }

  const saysOf = async ({
    id,
    terms,
    agreement,
  }: TemplateGiven): Promise<{ readonly source: TermsSource; readonly terms: DraftTerms | undefined }> => {
    if (terms !== undefined)
      return agreement === undefined ? { source: 'given', terms } : { source: 'none-or-two', terms: undefined }
    if (agreement !== undefined) {
      const found = commonTermsOf(agreement)
      return { source: found === undefined ? 'no-such-agreement' : 'agreement', terms: found }
    }
    const kept = id === undefined ? undefined : (await state.templates.find(id))?.terms
    if (id !== undefined && kept === undefined) throw new HouseError('NOT_FOUND')
    return { source: kept === undefined ? 'none-or-two' : 'kept', terms: kept }
  }

  return {
    saveGroup: async ({ id, seen, name, members: codes }) => {
      await parts.askLeave({ deed: 'write-groups' })
      insistRead(id, seen)
      await upToDate()
      const { members, unknown } = membersOf(codes)
      const faults = groupFaults({ id, name }, { members, unknown }, await state.groups.all())
      if (faults.length > 0) return { what: undefined, faults }
      const group = { id: id ?? newId('group'), name: name.trim(), members }
      await parts.writeDown({ deed: 'write-groups' }, 'save-organisation-group', group.id)
      insistDone(await state.groups.change(group, seen))
      return { what: group, faults: [] }
    },
    removeGroup: async (id, seen) => {
      await parts.writeDown({ deed: 'write-groups' }, 'remove-organisation-group', id)
      const outcome = await state.groups.remove(id, seen)
      if (outcome === 'NOT_ALLOWED') return { what: undefined, faults: [GROUP_IN_USE] }
      insistDone(outcome)
      return { what: undefined, faults: [] }
    },
    saveTemplate: async (given) => {
      await parts.askLeave({ deed: 'write-templates' })
      const { id, seen, name, description, groups } = given
      insistRead(id, seen)
      await upToDate()
      const { source, terms } = await saysOf(given)
      const faults = templateFaults({ id, name, description }, source, await state.templates.all())
      if (terms === undefined || faults.length > 0) return { what: undefined, faults }
      const template = {
        id: id ?? newId('template'),
        name: name.trim(),
        description: description.trim(),
        terms: await settledTerms(parts, groups === undefined ? terms : { ...terms, groups }),
      }
      await parts.writeDown({ deed: 'write-templates' }, 'save-agreement-template', template.id)
      insistDone(await state.templates.change(template, seen))
      return { what: template, faults: [] }
    },
    removeTemplate: async (id, seen) => {
      await parts.writeDown({ deed: 'write-templates' }, 'remove-agreement-template', id)
      insistDone(await state.templates.remove(id, seen))
      return { what: undefined, faults: [] }
    },
  }
}

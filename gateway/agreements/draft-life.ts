import { randomBytes } from 'node:crypto'
import { changesBetween } from '../../policies/agreement-diff.ts'
import { type ResolvedParties, resolveParties } from '../../policies/agreement-parties.ts'
import { draftTermsOf, periodOf } from '../../policies/agreement-terms.ts'
import { partiesFaults, type TermsFault, termsFaults } from '../../policies/agreement-terms-faults.ts'
import type { Deed, DraftFacts } from '../../policies/may.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { type AgreementDraft, type DraftTerms, EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { insistDone } from '../state/insist-done.ts'
import type { AgreementLife } from './agreement-life.ts'
import { draftAsAgreement } from './draft-as-agreement.ts'
import { doerOf, known, type LifeParts, ownOrganisation } from './life-parts.ts'
import { partiesOf } from './parties-of.ts'
import { namesOf, newestBefore } from './reading-agreements.ts'
import { settledTerms } from './settled-terms.ts'

type Drafting = Pick<
  AgreementLife,
  | 'draft'
  | 'drafts'
  | 'draftOf'
  | 'draftFaults'
  | 'draftChanges'
  | 'draftParties'
  | 'comments'
  | 'templates'
  | 'groups'
  | 'group'
  | 'draftForSimulation'
  | 'begin'
  | 'amend'
  | 'renew'
  | 'edit'
  | 'open'
  | 'comment'
  | 'discard'
>

/** Letters and digits that nobody takes for one another (Crockford's base 32). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id that people can read to each other: 50 bits by chance. */
const newId = (kind: 'dsa' | 'draft'): string =>
  `${kind}-${[...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`

/** Whom a draft would bind now. */
export const partiesNow = async (
  parts: LifeParts,
  terms: Pick<DraftTerms, 'parties' | 'groups'>,
): Promise<ResolvedParties> => {
  const groups = await parts.groups()
  const { organisations } = parts.running.registry()
  return resolveParties(
    terms,
    (group) => groups.get(group)?.members ?? [],
    (code) => organisations.get(code),
  )
}

/** What must be mended before a draft can be proposed. */
export const proposingFaults = (
  { terms, organisation }: Pick<AgreementDraft, 'terms' | 'organisation'>,
  { parties, unknown }: ResolvedParties,
  now: Instant,
): readonly TermsFault[] => [
  ...termsFaults(terms, periodOf(terms), now),
  ...partiesFaults(parties, unknown, organisation),
]

type SeenDraft = { readonly draft: AgreementDraft; readonly facts: DraftFacts }

/** A draft that this requester may see, and what of it `may` needs. The same is asked of the database whether it is there or not. */
const draftSeen = async ({ state, organisation, permitted }: LifeParts, id: string): Promise<SeenDraft | undefined> => {
  const [draft, isNamed] = await Promise.all([
    state.drafts.find(id),
    organisation !== undefined && state.drafts.isNamed(id, organisation),
  ])
  if (draft === undefined) return undefined
  const facts = {
    organisation: draft.organisation,
    inComment: draft.state === 'IN_COMMENT',
    named: organisation !== undefined && isNamed ? [organisation] : [],
  }
  return permitted({ deed: 'read-draft', ...facts }) ? { draft, facts } : undefined
}

/** The same, where it must be there. Who may not see it learns nothing of it: `NOT_FOUND`. */
export const seenDraft = async (parts: LifeParts, id: string): Promise<SeenDraft> => {
  const seen = await draftSeen(parts, id)
  if (seen === undefined) throw new HouseError('NOT_FOUND')
  return seen
}

const newestNumber = ({ versions }: Agreement): number => Math.max(...versions.map(({ version }) => version))

const addTo = (terms: DraftTerms, organisation: OdsCode): DraftTerms =>
  terms.parties.some((party) => party.organisation === organisation)
    ? terms
    : { ...terms, parties: [{ organisation, provides: true, receives: true }, ...terms.parties] }

/** Drafts: from the first word to the last before they are proposed. They bind nobody; every change is made to the revision that was read. */
export const draftLife = (parts: LifeParts): Drafting => {
  const { state, running, upToDate } = parts
  const by = doerOf(parts)

  const write = async (
    name: string,
    agreement: string,
    version: number,
    terms: DraftTerms,
    deed: Deed,
  ): Promise<AgreementDraft> => {
    const organisation = ownOrganisation(parts)
    const id = newId('draft')
    await parts.writeDown(deed, name, `${id} of ${agreement}`)
    await state.drafts.begin({ id, agreement, version, organisation, terms }, by)
    return (await seenDraft(parts, id)).draft
  }

  /** The agreement that the next version is of, and its newest version. */
  const toAmend = async (id: string) => {
    await upToDate()
    const agreement = known(parts, id)
    const organisation = ownOrganisation(parts)
    const deed: Deed = { deed: 'amend-agreement', organisation, parties: partiesOf(agreement) }
    await parts.askLeave(deed)
    if (agreement.withdrawn.includes(organisation)) throw new HouseError('CONFLICT_OF_STATE')
    const number = newestNumber(agreement)
    const newest = newestBefore(agreement.versions, number + 1)
    if (newest === undefined) throw new HouseError('NOT_FOUND')
    return { agreement, deed, number, terms: draftTermsOf(newest) }
  }

  const change = async (
    name: string,
    id: string,
    revision: number,
    what: { readonly terms: DraftTerms } | { readonly state: 'IN_COMMENT' | 'DISCARDED' },
  ): Promise<AgreementDraft> => {
    const { draft } = await seenDraft(parts, id)
    const deed: Deed = { deed: 'write-draft', organisation: draft.organisation }
    await parts.askLeave(deed)
    const changed = 'terms' in what ? { terms: await settledTerms(parts, what.terms) } : what
    await parts.writeDown(deed, name, id)
    insistDone(await state.drafts.change({ id, revision, ...changed }, by))
    return (await seenDraft(parts, id)).draft
  }

  const simulated = async (draft: AgreementDraft, at: Instant): Promise<Agreement> => {
    await upToDate()
    const { parties } = await partiesNow(parts, draft.terms)
    return draftAsAgreement(draft, parties, at, running.agreementReader.byId(draft.agreement))
  }

  return {
    draft: async (id) => (await draftSeen(parts, id))?.draft ?? null,
    drafts: async () => {
      const organisation = ownOrganisation(parts)
      parts.insist({ deed: 'read-own-agreements', organisation })
      return state.drafts.seenBy(organisation)
    },
    draftOf: async (agreement) => {
      for (const { id } of await state.drafts.ofAgreement(agreement)) {
        const seen = await draftSeen(parts, id)
        if (seen !== undefined) return seen.draft
      }
      return null
    },
    draftFaults: async (draft) => {
      const now = await upToDate()
      return proposingFaults(draft, await partiesNow(parts, draft.terms), now)
    },
    draftChanges: async ({ agreement, version, terms }) => {
      await upToDate()
      const before = newestBefore(running.agreementReader.byId(agreement)?.versions ?? [], version)
      if (before === undefined) return []
      return changesBetween(draftTermsOf(before), terms, namesOf(parts, await parts.groups()))
    },
    draftParties: async ({ terms }) => {
      await upToDate()
      return (await partiesNow(parts, terms)).parties
    },
    comments: (id) => state.drafts.commentsOn(id),
    templates: async () => {
      parts.insist({ deed: 'read-templates' })
      return state.templates.all()
    },
    groups: async () => {
      parts.insist({ deed: 'read-groups' })
      return [...(await parts.groups()).values()]
    },
    group: async (id) => (await parts.groups()).get(id),
    draftForSimulation: async (id, at = 0) => simulated((await seenDraft(parts, id)).draft, at),

    begin: async (given, templateId) => {
      const organisation = ownOrganisation(parts)
      const deed: Deed = { deed: 'write-draft', organisation }
      await parts.askLeave(deed)
      if (given !== undefined && templateId !== undefined) throw new HouseError('INPUT_INVALID')
      const template = templateId === undefined ? undefined : await state.templates.find(templateId)
      if (templateId !== undefined && template === undefined) throw new HouseError('NOT_FOUND')
      const terms =
        given === undefined ? addTo(template?.terms ?? EMPTY_TERMS, organisation) : await settledTerms(parts, given)
      return write('draft-agreement', newId('dsa'), 1, terms, deed)
    },
    amend: async (id) => {
      const { deed, number, terms } = await toAmend(id)
      const open = await state.drafts.ofAgreement(id)
      const own = open.find((draft) => draft.organisation === parts.organisation && draft.version === number + 1)
      return own ?? write('amend-agreement', id, number + 1, terms, deed)
    },
    renew: async (id, lastDay, reviewDate) => {
      const { deed, number, terms } = await toAmend(id)
      if (terms.lastDay !== undefined && lastDay <= terms.lastDay) throw new HouseError('INPUT_INVALID')
      return write('renew-agreement', id, number + 1, { ...terms, lastDay, reviewDate }, deed)
    },
    edit: (id, revision, terms) => change('edit-draft', id, revision, { terms }),
    open: (id, revision) => change('open-draft-for-comment', id, revision, { state: 'IN_COMMENT' }),
    discard: (id, revision) => change('discard-draft', id, revision, { state: 'DISCARDED' }),
    comment: async (id, text, clause) => {
      const organisation = ownOrganisation(parts)
      const { draft, facts } = await seenDraft(parts, id)
      await parts.writeDown({ deed: 'comment-on-draft', ...facts }, 'comment-on-draft', id)
      insistDone(await state.drafts.comment(id, { organisation, text, clause }, by))
      return draft
    },
  }
}

import { z } from 'zod'
import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { EDIT, SECTION, SECTION_DRAFT, type SectionData, sectionView, writable } from './draft-section.ts'
import { type DraftTerms, inputOf } from './draft-terms.ts'
import { type Named, skipAsked } from './parties.ts'
import { draftPath } from './paths.ts'

const NAME = 'parties'
const path = `/console/drafts/:id/${NAME}`

type Group = { readonly id: string; readonly name: string; readonly memberCount: number }

type Data = SectionData & { readonly organisationGroups: readonly Group[] | null }

/** How many parties the page shows at a time. */
const SHOWN = 50

/** How a party or a group takes part. */
const ROLES = ['both', 'provides', 'receives'] as const

type Part = (typeof ROLES)[number]

const rolesOf = (part: Part) => ({ provides: part !== 'receives', receives: part !== 'provides' })

const rolesWords = ({ provides, receives }: { readonly provides: boolean; readonly receives: boolean }): string =>
  provides && receives ? 'Shares and sees records' : provides ? 'Shares records' : 'Sees records'

const nowOf = ({ parties, groups }: DraftTerms) => [
  ...groups.map((each) => ({ key: each.group.name, value: rolesWords(each) })),
  ...parties.slice(0, SHOWN).map((each) => ({
    key: each.organisation.name ?? each.organisation.odsCode,
    value: rolesWords(each),
  })),
]

/** Who takes part: organisations by their codes, and groups. */
export const draftPartiesPage = definePage<Data>({
  path,
  audience: 'ig-manager',
  template: 'console/draft-parties.njk',
  document: /* GraphQL */ `
    query DraftParties($id: ID!) {
      agreementDraft(id: $id) { ...SectionDraft }
      organisationGroups { id name memberCount }
    }
    ${SECTION_DRAFT}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: (data, { query }) => {
    const draft = writable(data)
    const { parties, groups } = draft.terms
    const skip = Math.min(skipAsked(query['skip']), Math.max(0, parties.length - 1))
    const named = new Set(groups.map(({ group }) => group.id))
    const here = draftPath(draft.id, `/${NAME}`)
    return {
      ...sectionView(draft, NAME, nowOf(draft.terms)),
      parties: parties.slice(skip, skip + SHOWN).map((each) => ({ ...each, does: rolesWords(each) })),
      partyCount: parties.length,
      earlier: skip > 0 ? `${here}?skip=${Math.max(0, skip - SHOWN)}` : undefined,
      later: skip + SHOWN < parties.length ? `${here}?skip=${skip + SHOWN}` : undefined,
      groups: groups.map((each) => ({ ...each, does: rolesWords(each) })),
      choices: (data.organisationGroups ?? []).filter(({ id }) => !named.has(id)),
      addAction: `${here}/add`,
      groupAction: `${here}/add-group`,
      removeAction: `${here}/remove`,
    }
  },
})

/** The most codes in one go: as many as the directory is asked for at once. */
const MOST = 100

const codesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;]+/u)
      .filter((code) => code !== ''),
  ),
]

const quoted = (code: string): string => (code.length > 20 ? `${code.slice(0, 20)}…` : code)

const addRead = z.object({
  revision: hiddenNumber,
  codes: requiredText(4_000, 'Enter at least one organisation code').transform((text, context) => {
    const codes = codesIn(text)
    const say = (message: string) => context.addIssue({ code: 'custom', message })
    const read = codes.flatMap((code) => parseOdsCode(code) ?? [])
    const wrong = codes.find((code) => parseOdsCode(code) === undefined)
    if (wrong !== undefined)
      say(`“${quoted(wrong)}” is not an organisation code. A code has 3 to 12 letters and numbers, such as RJ6`)
    else if (codes.length === 0) say('Enter at least one organisation code')
    else if (codes.length > MOST) say(`Enter ${MOST} codes or fewer at a time`)
    return read
  }),
  part: z.enum(ROLES, 'Choose what the organisations do'),
})

type Found = Named & { readonly legalEntity: Named | null }

type AddBefore = SectionData & { readonly organisations: readonly (Found | null)[] | null }

/** Adds organisations by their codes; one that is named already takes the new part. */
export const addPartiesForm = defineForm<z.output<typeof addRead>, unknown, AddBefore>({
  path: `${path}/add`,
  page: draftPartiesPage,
  read: addRead,
  before: /* GraphQL */ `
    query PartiesToAdd($id: ID!, $codes: [ODSCode!]!) {
      agreementDraft(id: $id) { ...SectionDraft }
      organisations(odsCodes: $codes) { odsCode name legalEntity { odsCode name } }
    }
    ${SECTION_DRAFT}`,
  beforeVariables: ({ codes }, { params }) => ({ id: params['id'], codes }),
  check: ({ organisations }, { codes }) =>
    codes.flatMap((code, place) => {
      const found = organisations?.[place]
      if (found == null) return [{ text: `There is no organisation with the code ${code}`, field: 'codes' }]
      const entity = found.legalEntity
      return entity !== null && entity.odsCode !== found.odsCode
        ? [
            {
              text: `${code} is part of ${entity.name ?? entity.odsCode}. Use ${entity.odsCode} instead`,
              field: 'codes',
            },
          ]
        : []
    }),
  mutation: EDIT,
  variables: ({ revision, codes, part }, { params }, before) => {
    const input = inputOf(writable(before).terms)
    const added = new Set<OdsCode>(codes)
    const parties = [
      ...(input.parties ?? []).filter(({ organisation }) => !added.has(organisation)),
      ...codes.map((organisation) => ({ organisation, ...rolesOf(part) })),
    ]
    return { id: params['id'], revision, terms: { ...input, parties } }
  },
  done: (_, __, { params }) => draftPath(params['id'] ?? '', `/${NAME}?done=added`),
})

const groupRead = z.object({
  revision: hiddenNumber,
  group: requiredText(200, 'Choose a group'),
  groupPart: z.enum(ROLES, 'Choose what its members do'),
})

/** Adds a group: its members become parties when the draft is proposed. */
export const addGroupForm = defineForm<z.output<typeof groupRead>, unknown, SectionData>({
  path: `${path}/add-group`,
  page: draftPartiesPage,
  read: groupRead,
  before: SECTION,
  beforeVariables: (_, { params }) => ({ id: params['id'] }),
  mutation: EDIT,
  variables: ({ revision, group, groupPart }, { params }, before) => {
    const input = inputOf(writable(before).terms)
    const others = (input.groups ?? []).filter((each) => each.group !== group)
    return {
      id: params['id'],
      revision,
      terms: { ...input, groups: [...others, { group, ...rolesOf(groupPart) }] },
    }
  },
  done: (_, __, { params }) => draftPath(params['id'] ?? '', `/${NAME}?done=added`),
})

const removeRead = z.object({
  revision: hiddenNumber,
  organisation: z.string().default(''),
  group: z.string().default(''),
})

/** Takes one organisation or one group out. */
export const removePartyForm = defineForm<z.output<typeof removeRead>, unknown, SectionData>({
  path: `${path}/remove`,
  page: draftPartiesPage,
  read: removeRead,
  before: SECTION,
  beforeVariables: (_, { params }) => ({ id: params['id'] }),
  mutation: EDIT,
  variables: ({ revision, organisation, group }, { params }, before) => {
    const input = inputOf(writable(before).terms)
    return {
      id: params['id'],
      revision,
      terms: {
        ...input,
        parties: (input.parties ?? []).filter((each) => each.organisation !== organisation),
        groups: (input.groups ?? []).filter((each) => each.group !== group),
      },
    }
  },
  done: (_, __, { params }) => draftPath(params['id'] ?? '', `/${NAME}?done=removed`),
})

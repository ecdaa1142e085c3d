import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import { AREAS, BOARDS } from './generator/areas.ts'
import { type Directory, ods } from './generator/organisations.ts'

const sorted = (codes: Iterable<OdsCode>): readonly OdsCode[] => [...new Set(codes)].sort()

/** The demo's groups: the members of each integrated care board, the board among them, and the trusts of London. */
export const groupsOf = ({
  organisations,
  members,
}: Pick<Directory, 'organisations' | 'members'>): readonly OrganisationGroup[] => [
  ...Object.entries(BOARDS).map(([code, name]) => ({
    id: `icb-${code.toLowerCase()}`,
    name: `Members of ${name}`,
    members: sorted([
      ods(code),
      ...AREAS.filter(({ board }) => board === code).flatMap(({ id }) => members.get(id) ?? []),
    ]),
  })),
  {
    id: 'london-trusts',
    name: 'NHS trusts in London',
    members: sorted(
      organisations.filter(({ kind }) => kind === 'TRUST' || kind === 'AMBULANCE').map(({ odsCode }) => odsCode),
    ),
  },
]

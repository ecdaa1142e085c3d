import { termsOf } from '../../policies/agreement-terms.ts'
import type { TermsFault } from '../../policies/agreement-terms-faults.ts'
import { londonDay } from '../../policies/london-day.ts'
import type { Deed } from '../../policies/may.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { SIGNATURE_TYPE, type SignaturePayload } from '../../schema/model/agreement-signature.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { EditOutcome } from '../state/edit-outcome.ts'
import { insistDone } from '../state/insist-done.ts'
import type { AgreementLife, Outcome } from './agreement-life.ts'
import { partiesNow, proposingFaults, seenDraft } from './draft-life.ts'
import { hashOf } from './hash-of.ts'
import { doerOf, known, type LifeParts, ownOrganisation } from './life-parts.ts'
import { partiesOf } from './parties-of.ts'
import { signingFaults } from './signing-faults.ts'

type Deeds = Pick<AgreementLife, 'propose' | 'sign' | 'withdraw' | 'suspend' | 'resume' | 'recordDspt'>

const refused = (faults: readonly TermsFault[]): Outcome => ({ agreement: undefined, faults })

/** What changes who may have which records. Each governs the next decision from the moment its transaction commits. */
export const deeds = (parts: LifeParts): Deeds => {
  const { state, requester, upToDate, refresh } = parts
  const by = doerOf(parts)

  const asItIsNow = async (id: string): Promise<Agreement> => {
    await refresh()
    return known(parts, id)
  }

  const propose: AgreementLife['propose'] = async (id, revision) => {
    const { draft } = await seenDraft(parts, id)
    await parts.askLeave({ deed: 'write-draft', organisation: draft.organisation })
    if (draft.state === 'PROPOSED' || draft.state === 'DISCARDED') throw new HouseError('CONFLICT_OF_STATE')
    if (draft.revision !== revision) throw new HouseError('STALE_VERSION')
    const now = await upToDate()
    const resolved = await partiesNow(parts, draft.terms)
    const faults = proposingFaults(draft, resolved, now)
    if (faults.length > 0) return refused(faults)
    const { agreement, version, organisation, terms } = draft
    const named = resolved.parties.map((party) => party.organisation)
    const subject = `${agreement} version ${version}`
    await parts.writeDown({ deed: 'propose-agreement', organisation, parties: named }, 'propose-agreement', subject)
    const parties = resolved.parties.map((party) => ({ ...party, signedAt: undefined }))
    insistDone(
      await state.agreements.propose(
        agreement,
        { version, terms: termsOf(terms), parties },
        { organisation, by, draft: { id, revision } },
      ),
    )
    return { agreement: await asItIsNow(agreement), faults: [] }
  }

  const signature = async (
    of: Pick<SignaturePayload, 'agreement' | 'version' | 'termsHash' | 'organisation'>,
    dspt: DsptStanding | undefined,
  ) => {
    const at = await state.now()
    const { issuer, userId, name, roleCode } = requester
    const payload: SignaturePayload = {
      ...of,
      signer: { issuer, userId, name, roleCode },
      dspt: dspt ?? null,
      iat: Math.floor(at / 1_000),
    }
    return { at, jws: await parts.keys.sign(payload, SIGNATURE_TYPE) }
  }

  const sign: AgreementLife['sign'] = async (id, number, shown) => {
    const organisation = ownOrganisation(parts)
    const now = await upToDate()
    const agreement = known(parts, id)
    await parts.askLeave({ deed: 'read-agreement', parties: partiesOf(agreement) })
    const version = agreement.versions.find((one) => one.version === number)
    if (version === undefined) throw new HouseError('NOT_FOUND')
    const hash = hashOf(id, version)
    if (hash !== shown) throw new HouseError('STALE_VERSION')
    const parties = version.parties.map((party) => party.organisation)
    await parts.askLeave({ deed: 'sign-agreement', organisation, parties })
    if (agreement.withdrawn.includes(organisation)) throw new HouseError('CONFLICT_OF_STATE')
    const own = version.parties.find((party) => party.organisation === organisation)
    if (own?.signedAt !== undefined) return { agreement, faults: [] }
    const dspt = (await state.dspt.latest([organisation])).get(organisation)
    const faults = signingFaults(version, dspt, now)
    if (faults.length > 0) return refused(faults)
    const deed = { deed: 'sign-agreement', organisation, parties } as const
    await parts.writeDown(deed, 'sign-agreement', `${id} version ${number}`)
    const of = { agreement: id, version: number, termsHash: hash, organisation }
    insistDone(await state.agreements.sign({ ...of, ...(await signature(of, dspt)), signer: by, dspt }))
    return { agreement: await asItIsNow(id), faults: [] }
  }

  /** The operator for everybody, anybody else for their own organisation. */
  const suspender = (): OdsCode | 'operator' => (requester.role === 'operator' ? 'operator' : ownOrganisation(parts))

  /** A deed answers with the agreement: nobody does it who may not read that. */
  const act = async (
    id: string,
    deedOf: (parties: readonly OdsCode[]) => Deed,
    edit: () => Promise<EditOutcome>,
  ): Promise<Agreement> => {
    await upToDate()
    const parties = partiesOf(known(parts, id))
    await parts.askLeave({ deed: 'read-agreement', parties })
    const deed = deedOf(parties)
    await parts.writeDown(deed, deed.deed, id)
    insistDone(await edit())
    return asItIsNow(id)
  }

  return {
    propose,
    sign,
    withdraw: (id) => {
      const organisation = ownOrganisation(parts)
      return act(
        id,
        (parties) => ({ deed: 'withdraw-from-agreement', organisation, parties }),
        () => state.agreements.withdraw(id, organisation, by),
      )
    },
    suspend: (id) => {
      const who = suspender()
      return act(
        id,
        (parties) => ({ deed: 'suspend-agreement', by: who, parties }),
        () => state.agreements.suspend(id, who, by),
      )
    },
    resume: (id) => {
      const who = suspender()
      return act(
        id,
        (parties) => ({ deed: 'resume-agreement', suspendedBy: who, parties }),
        () => state.agreements.resume(id, who, by),
      )
    },
    recordDspt: async (standing) => {
      const organisation = ownOrganisation(parts)
      if (standing.publishedOn > londonDay(await state.now())) throw new HouseError('INPUT_INVALID')
      await parts.writeDown({ deed: 'record-dspt', organisation }, 'record-dspt', organisation)
      await state.dspt.record([{ organisation, ...standing }], by)
      return { organisation, ...standing }
    },
  }
}

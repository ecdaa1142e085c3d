type Payload = { readonly uid?: string; readonly userCode?: string; readonly grantId?: string; consumed?: number }
type Kept = { readonly payload: Payload; readonly until: number }

/** What `oidc-provider` asks of a store. */
export type Adapter = {
  upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>
  find(id: string): Promise<Payload | undefined>
  findByUid(uid: string): Promise<Payload | undefined>
  findByUserCode(code: string): Promise<Payload | undefined>
  consume(id: string): Promise<void>
  destroy(id: string): Promise<void>
  revokeByGrantId(grantId: string): Promise<void>
}

const FOR_GOOD = Number.POSITIVE_INFINITY

/** A store in memory, of one provider alone, that forgets what has expired. */
export const remembering = (): ((model: string) => Adapter) => {
  const kept = new Map<string, Kept>()
  const forget = (): void => {
    const now = Date.now()
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key)
  }
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`
    const find = async (id: string): Promise<Payload | undefined> => {
      forget()
      return kept.get(keyOf(id))?.payload
    }
    const findBy = async (fits: (payload: Payload) => boolean): Promise<Payload | undefined> => {
      forget()
      for (const [key, { payload }] of kept) if (key.startsWith(`${model}:`) && fits(payload)) return payload
      return undefined
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn === undefined ? FOR_GOOD : Date.now() + expiresIn * 1_000
        kept.set(keyOf(id), { payload, until })
      },
      find,
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (code) => findBy((payload) => payload.userCode === code),
      consume: async (id) => {
        const found = await find(id)
        if (found !== undefined) found.consumed = Math.floor(Date.now() / 1_000)
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}

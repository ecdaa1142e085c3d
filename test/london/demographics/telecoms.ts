import type { Person } from '../generator/person.ts'

/** Where the demographics service says a person can be written to: most have an e-mail and a telephone, some the second alone, some nothing. */
export const telecomsOf = ({ nhsNumber, given, family, restricted }: Person): readonly object[] => {
  const kind = Number(nhsNumber.slice(9))
  // A sensitive person's are never told.
  if (restricted || kind === 0) return []
  // Numbers kept for drama (Ofcom): 07700 900000 to 900999.
  const phone = { id: 'mobile', system: 'phone', use: 'mobile', value: `07700 900${nhsNumber.slice(4, 7)}` }
  if (kind <= 2) return [phone]
  const name = `${given}.${family}`.toLowerCase().replaceAll(/[^a-z.]/g, '')
  return [{ id: 'email', system: 'email', use: 'home', value: `${name}.${nhsNumber.slice(5, 8)}@mail.example` }, phone]
}

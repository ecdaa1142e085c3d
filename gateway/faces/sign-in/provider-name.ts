/** Who signs in: staff at NHS CIS2, the public at NHS login. */
export const PROVIDER_NAMES = ['staff', 'citizen'] as const

export type ProviderName = (typeof PROVIDER_NAMES)[number]

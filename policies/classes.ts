import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'

/** The class of a record whose label cannot be read: released only where somebody names it, or says `all`. */
export const UNLISTED: SensitivityClass = 'UNLISTED'

/** The information sensitivities of HL7 v3 ActCode (`_InformationSensitivityPolicy` and what lies under it). */
export const SENSITIVITIES: ReadonlySet<SensitivityClass> = new Set(
  `ADOL B BH CEL COGN COMPT DEMO DIA DOB DRGIS DVD EMOTDIS EMP EMPL ETH ETHUD FMCOMPT GDIS GENDER HIV HRCOMPT LIVARG LOCIS LRCOMPT
  MARST MH MST OPIOIDUD PACOMPT PDS PHY PRS PSY PSYTHPN RACE REL RESCOMPT RMGTCOMPT SCA SDV SEX SICKLE SOC SPI SSP STD SUBSTAB
  SUD TBOO VIO`.split(/\s+/),
)

/** The confidentialities that are classes too: restricted and very restricted. */
export const CONFIDENTIALITIES: ReadonlySet<SensitivityClass> = new Set(['R', 'V'])

/** The names of configured exclusion sets, each with the codes of its members, `system|code`. */
export type ExclusionSets = ReadonlyMap<string, ReadonlySet<string>>

/** Every class that `classify` can give with these exclusion sets. */
export const classesOf = (exclusionSets: ExclusionSets): readonly SensitivityClass[] => [
  ...new Set([...SENSITIVITIES, ...CONFIDENTIALITIES, UNLISTED, ...exclusionSets.keys()]),
]

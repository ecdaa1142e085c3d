/**
 * A class of sensitive record: an HL7 v3 ActCode information sensitivity (`SEX`, `HIV`, `STD`, `PSY`, `ETH`, `SDV`, `GDIS` …), a
 * confidentiality (`R`, `V`), or the name of a configured exclusion set. A record may be of several.
 */
export type SensitivityClass = string

/** `all` is said by an agreement that includes every class; `V` is never released under break-glass even so. */
export type IncludedClasses = 'all' | readonly SensitivityClass[]

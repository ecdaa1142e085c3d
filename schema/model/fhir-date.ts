/**
 * A FHIR date or dateTime as the source gave it: `2015`, `2015-03`, `2015-03-02` or with a time. A partial date stays partial.
 */
export type FhirDate = string

const SHAPE =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?)?)?$/

/** Whether the text is a FHIR date, whole or partial. */
export const isFhirDate = (text: string): text is FhirDate => SHAPE.test(text)

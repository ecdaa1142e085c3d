declare const brand: unique symbol

/** A value that was parsed at the door: only its own parser makes one, and it is carried as such from then on. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name }

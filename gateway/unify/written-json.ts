/** A record's JSON as it will stand in the answer: UTF-8, the bytes from `from` to before `to`. */
export type WrittenJson = { readonly bytes: Buffer; readonly from: number; readonly to: number }

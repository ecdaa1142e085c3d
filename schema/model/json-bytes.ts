/** JSON within a body: UTF-8, the bytes from `from` to before `to`. */
export type JsonBytes = { readonly bytes: Buffer; readonly from: number; readonly to: number }

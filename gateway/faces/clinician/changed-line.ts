/** A line of what would change: what the record says now, and what it is to say. */
export type ChangedLine = { readonly label: string; readonly before: string; readonly after: string }

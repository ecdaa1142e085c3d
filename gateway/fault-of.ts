/** What a log line may say of an error: its class, never its words. */
export const faultOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

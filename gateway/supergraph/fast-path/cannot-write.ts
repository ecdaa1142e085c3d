/** A value that does not fit the schema met on the way: the plain path runs the operation and says so as GraphQL says it. */
export class CannotWrite extends Error {}

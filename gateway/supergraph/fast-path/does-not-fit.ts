/** A value or a selection that does not fit was met: the plain path runs the operation and says so as GraphQL says it. */
export class DoesNotFit extends Error {}

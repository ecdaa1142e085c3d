import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { Facts } from './facts.ts'

/**
 * Tells controllers apart as directives, suspensions and the requester do: two of one kind at one exchange get one answer from every
 * rule but for their agreements.
 */
export type Kinds = {
  /** The controllers that are not like the rest anywhere. */
  readonly special: ReadonlySet<OdsCode>
  /** A name for the kind. */
  of(controller: OdsCode, exchange: ExchangeId): string
}

/** Reads the kinds off the facts of one view. */
export const kindsOf = (organisation: OdsCode | undefined, { directives, suspensions }: Facts): Kinds => {
  const lists = directives.flatMap(({ scope }) => (scope.controllers === undefined ? [] : [new Set(scope.controllers)]))
  const paused = suspensions.flatMap(({ controller }) => (controller === undefined ? [] : [controller]))
  return {
    special: new Set([
      ...lists.flatMap((list) => [...list]),
      ...paused,
      ...(organisation === undefined ? [] : [organisation]),
    ]),
    of: (controller, exchange) =>
      [
        controller === organisation,
        ...lists.map((list) => list.has(controller)),
        ...suspensions.map(
          (pause) =>
            (pause.exchange === undefined || pause.exchange === exchange) &&
            (pause.controller === undefined || pause.controller === controller),
        ),
      ]
        .map(Number)
        .join(''),
  }
}

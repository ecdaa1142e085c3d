import type { Rule } from '../rule.ts'

/** Forbids what the controller or the operator has paused: an exchange, a controller everywhere, or a controller at one exchange. */
export const controllerSuspension: Rule = {
  name: 'controller-suspension',
  find: (question, { suspensions }) =>
    suspensions.some(
      ({ exchange, controller }) =>
        (exchange === undefined || exchange === question.exchange) &&
        (controller === undefined || controller === question.controller),
    )
      ? { rule: 'controller-suspension', outcome: 'forbids', reason: 'Sharing from here is paused for now.' }
      : undefined,
}

import { LocalGraphQLDataSource } from '@apollo/gateway'
import { type DocumentNode, execute, parse } from 'graphql'
import { clientError, codeOf } from './client-error.ts'

/**
 * One subgraph in this process. What it was asked was validated when it was planned, so it is only executed; its errors leave it by
 * their code alone.
 */
export class HouseDataSource extends LocalGraphQLDataSource {
  override async process(
    options: Parameters<LocalGraphQLDataSource['process']>[0],
  ): ReturnType<LocalGraphQLDataSource['process']> {
    const { request, context } = options
    const document = ('document' in options ? options.document : undefined) ?? parse(request.query ?? '')
    return (await this.run(document, request.variables ?? {}, context)) as Awaited<
      ReturnType<LocalGraphQLDataSource['process']>
    >
  }

  /** Executes a planned operation of this subgraph. */
  async run(document: DocumentNode, variables: Readonly<Record<string, unknown>>, context: unknown) {
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      contextValue: context,
    })
    return errors === undefined
      ? { data }
      : { data, errors: errors.map((error) => clientError(codeOf(error), error.path)) }
  }
}

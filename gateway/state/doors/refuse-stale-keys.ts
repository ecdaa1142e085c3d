import { CompiledQuery, type DatabaseConnection, type Dialect, type QueryResult } from 'kysely'
import { HouseError } from '../../../schema/model/house-error.ts'
import { generationOf } from '../patient-key.ts'
import { KEPT } from './kept-statement.ts'

const PRESENT = `${KEPT} select max(generation) as generation from patient_key_generations`

/** A statement that names the table reads the generation itself, in its own snapshot. */
const asksItself = (sql: string): boolean => sql.includes('patient_key_generations')

const generationsIn = (values: readonly unknown[], found = new Set<number>()): ReadonlySet<number> => {
  for (const value of values) {
    const generation = typeof value === 'string' ? generationOf(value) : undefined
    if (generation !== undefined) found.add(generation)
    if (Array.isArray(value)) generationsIn(value, found)
  }
  return found
}

/**
 * Nothing is looked up under a patient key of a generation that the rows are not in: it would find nothing, and nothing is what a patient without a
 * choice has. After each statement with a key in it the same connection reads the generation. It only ever grows, so one that is still
 * the key's own was the rows' own when the statement ran. Throws `STATE_UNAVAILABLE` otherwise.
 */
export const refuseStaleKeys = (dialect: Dialect): Dialect => {
  const watched = new WeakSet<DatabaseConnection>()
  const watch = (connection: DatabaseConnection): DatabaseConnection => {
    if (watched.has(connection)) return connection
    watched.add(connection)
    const execute = connection.executeQuery.bind(connection)
    connection.executeQuery = async <Row>(
      query: CompiledQuery,
      options?: Parameters<typeof execute>[1],
    ): Promise<QueryResult<Row>> => {
      const result = await execute<Row>(query, options)
      const generations = asksItself(query.sql) ? new Set<number>() : generationsIn(query.parameters)
      if (generations.size === 0) return result
      const { rows } = await execute<{ generation: number | null }>(CompiledQuery.raw(PRESENT))
      for (const generation of generations)
        if (generation !== rows[0]?.generation)
          throw new HouseError('STATE_UNAVAILABLE', { cause: new Error('database: the patient keys have changed') })
      return result
    }
    return connection
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver()
      const acquire = driver.acquireConnection.bind(driver)
      driver.acquireConnection = async (options) => watch(await acquire(options))
      return driver
    },
  }
}

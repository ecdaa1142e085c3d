import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import { type DestinationStream, type Logger, pino } from 'pino'
import { searchDemographics } from '../adapters/pds-r4/search-demographics.ts'
import { createTransport } from '../adapters/transport/create-transport.ts'
import { createReach } from '../adapters/transport/reach.ts'
import { openCasesRoom } from './cases/open-cases-room.ts'
import { mountCdsHooks } from './cds-hooks/mount-cds-hooks.ts'
import type { Config } from './config.ts'
import { openConsentRoom } from './consent/open-consent-room.ts'
import { contextFor } from './context/context-for.ts'
import { corridorOf } from './disclosure/corridor-of.ts'
import { discloser, discloserOfOne } from './disclosure/disclose.ts'
import { keyedHash } from './disclosure/keyed-hash.ts'
import { recordIds } from './disclosure/record-key.ts'
import { runPolicy } from './disclosure/running-policy.ts'
import { type Pace, unfolder } from './disclosure/unfold.ts'
import { lookupPlaces } from './dispatch/lookup-places.ts'
import { mountKeys } from './documents/mount-keys.ts'
import { createDraining, shut } from './draining.ts'
import { openEditingRoom } from './editing/open-editing-room.ts'
import { editingRoomOf } from './editing/room-of.ts'
import { openEmergencyRoom } from './emergency/open-emergency-room.ts'
import { changesWayOf } from './emergency/ways-of.ts'
import { hearChanges } from './ephemeral/hear-changes.ts'
import { openEphemeral } from './ephemeral/open-ephemeral.ts'
import { shareBreakers } from './ephemeral/share-breakers.ts'
import { type FacesOptions, mountFaces } from './faces/faces.ts'
import { openEndings } from './faces/session/endings.ts'
import { faultOf } from './fault-of.ts'
import { FHIR_PATH, mountFacade } from './fhir-facade/mount-facade.ts'
import { keepTelling } from './following/keep-telling.ts'
import { openLiveStreams } from './following/live-streams.ts'
import { mountLive } from './following/mount-live.ts'
import { mountStream } from './following/mount-stream.ts'
import { openFollowingRoom } from './following/open-following-room.ts'
import type { FollowingRoom } from './following/room.ts'
import { mountGraphql } from './http/graphql.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { openDoor } from './http/server.ts'
import { openTraces } from './http/traces.ts'
import { watchTurns } from './http/turn-delay.ts'
import { bearerReader } from './identity/authenticate.ts'
import { identifier } from './identity/identify.ts'
import { keepHouse } from './keep-house.ts'
import { openLaunching } from './launching/launching.ts'
import { openLaunchingRoom } from './launching/open-launching-room.ts'
import { locatorOf } from './locator/locator-of.ts'
import { keepSubscribed } from './notifications/keep-subscribed.ts'
import { mountNotifications } from './notifications/mount-notifications.ts'
import { notificationRoomOf } from './notifications/room-of.ts'
import { readiness } from './readiness.ts'
import { holdCredentials } from './registering/held-credentials.ts'
import { openRegisteringRoom } from './registering/open-registering-room.ts'
import { openTrialCounts } from './registering/trial-counts.ts'
import { mountDocuments } from './retrieval/mount-documents.ts'
import { retriever } from './retrieval/retrieve-document.ts'
import { openCounting } from './scorecards/counting.ts'
import { openScorecards } from './scorecards/scorecards.ts'
import { createSealing } from './sealing/sealing.ts'
import { createShortSeal } from './sealing/short-seal.ts'
import { openSigningKeys } from './signing/signing-keys.ts'
import { openState, type State } from './state/open-state.ts'
import { stateConfig } from './state/state-config.ts'
import { orTrouble } from './state/state-trouble.ts'
import { limitRules } from './supergraph/limits.ts'
import { openTracing } from './tracing/tracing.ts'

/** A house with its lights on. */
export type House = {
  readonly app: FastifyInstance
  readonly state: State
  readonly metrics: Metrics
  /** Takes nobody new, lets those who are there finish, and closes. */
  readonly drain: () => Promise<void>
  /** Cuts off what is under way, and ends every part, the last opened first. */
  readonly close: () => Promise<void>
}

/** What a question may take beside its deadline, for a node that waits for the last of them. */
const MARGIN_MS = 5_000

/** How long reading a change may take before those who wait for it are refused: a line gone dead must not hold a question for ever. */
const READ_WITHIN_MS = 5_000

const inTime = <Result>(read: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', read, READ_WITHIN_MS)

const createLog = (level: Config['LOG_LEVEL'], to: DestinationStream = pino.destination(1)): Logger =>
  pino({ level, base: null, redact: ['req', 'res', 'err', '*.authorization'] }, to)

/**
 * `prepare`: given the opened state before anything is compiled from it (an embedded database is reached from one process only).
 * `dump`: a dumped data directory that a database in memory starts from. `logTo`: where log lines go; standard output unless said. `faces`: a clock to move and templates that must be given all they print, for tests.
 */
export type HouseOptions = {
  readonly prepare?: (state: State) => Promise<void>
  readonly dump?: Blob
  readonly logTo?: DestinationStream
  readonly faces?: Pick<FacesOptions, 'clock' | 'strict'>
}

/** Wires every room to the others, here and nowhere else. Resolves when the house can answer; listening is the caller's. */
export const openHouse = async (config: Config, options: HouseOptions = {}): Promise<House> => {
  const log = createLog(config.LOG_LEVEL, options.logTo)
  const metrics = createMetrics()
  const [patientKey, ...laterPatientKeys] = config.PATIENT_KEYS
  const sealing = createSealing(config.SEALING_KEYS)
  const state = await openState(stateConfig(config.DATABASE_URL, options.dump), {
    patientKey,
    laterPatientKeys,
    sealing,
    anchorKey: config.ANCHOR_KEY as JWK,
  })
  const traces = openTraces(config.OTEL_EXPORTER_OTLP_ENDPOINT)
  const reach = createReach(config.EXCHANGE_ADDRESSES)
  const credentials = holdCredentials(sealing, (exchange) =>
    log.error({ exchange }, 'a credential of this exchange does not open, so it is not asked'),
  )
  const ephemeral = await openEphemeral(config.REDIS_URL, metrics.countedAlone)
  const shared = config.REDIS_URL === undefined ? undefined : ephemeral
  const breakers = shared && shareBreakers(shared)
  const transport = traces.over(
    createTransport({
      reach,
      credentialsOf: credentials.of,
      identity: config.VOUCHING,
      countTogether: shared?.count,
      ...(breakers === undefined ? {} : { onBreaker: breakers.tell }),
    }),
  )
  // What the deployment itself names is reached as it is named; what operators register goes the guarded way.
  const services = traces.over(createTransport({}))
  const closing: (() => Promise<void>)[] = [state.close, ephemeral.close, transport.close, services.close, traces.close]
  const close = async (): Promise<void> => {
    for (const part of closing.toReversed()) await part()
    metrics.registry.clear()
  }
  try {
    await options.prepare?.(state)
    const running = await runPolicy({
      // All there is, at the start, takes as long as it takes.
      agreementsSince: async (version) => {
        const read = state.agreements.changedSince(version)
        const changed = await (version === 0 ? read : inTime(read))
        for (const agreement of changed.refused) {
          metrics.agreementRefused()
          log.error({ agreement }, 'an agreement is not what was signed, and counts as none')
        }
        return changed
      },
      registry: async () => {
        // The exchanges first: a credential that is newer than they are does no harm, and one that is older would.
        const loaded = await inTime(state.registry.load())
        credentials.hold(await inTime(state.registrations.sealedCredentials()))
        return loaded
      },
      now: state.now,
    })
    const namesWithheldBy = new Set(config.NAMES_WITHHELD)
    const trials = openTrialCounts()
    const keyed = keyedHash(config.RECEIPT_KEY)
    const locator = locatorOf(config, { state, metrics, log, keyed })
    if (locator !== undefined) closing.push(locator.close)
    const counting = openCounting()
    const corridor = corridorOf(config, {
      state,
      transport,
      services,
      running,
      metrics,
      log,
      sealing,
      keyed,
      locator,
      counting,
      trials,
    })
    const scorecards = openScorecards({
      scores: state.scores,
      exchanges: () => running.registry().exchanges.map(({ exchange }) => exchange),
      isOpen: (exchange) => transport.isOpen(exchange),
    })
    const disclose = traces.within('view', discloser(corridor))
    if (breakers !== undefined) closing.push(await breakers.hear(transport))
    const unfold = unfolder(corridor, paceOf(config))
    metrics.watch({
      redisReached: shared?.reached,
      versions: running.versions,
      deadSendings: state.notices.dead,
      scorecards: scorecards.cards,
    })
    closing.push(
      await hearChanges({
        listen: state.listen,
        ephemeral,
        versions: state.versions,
        running,
        missed: (error) => log.warn({ fault: faultOf(error) }, 'a change that was told could not be read yet'),
      }),
    )
    const keys = await openSigningKeys(config.SIGNING_KEYS as readonly JWK[])
    const consent = openConsentRoom({
      ...corridor,
      choices: state.choices,
      versions: state.versions,
      keyOf: state.patientKeyOf,
      append: (entry) => state.ledger.append(entry),
      signing: keys,
    })
    const cases = openCasesRoom({
      cases: state.cases,
      byReceipts: state.ledger.byReceipts,
      marks: state.relationships.marks,
      holding: state.delays.holding,
      keyOf: state.patientKeyOf,
      now: state.now,
      append: (entry) => state.ledger.append(entry),
      running,
      demographics: corridor.demographics,
      sealing,
      namesWithheldBy,
    })
    const emergency = openEmergencyRoom({
      ...corridor,
      state,
      grantHours: config.BREAK_GLASS_HOURS,
    })
    const tracing = openTracing({
      search: (criteria) => searchDemographics({ endpoint: config.DEMOGRAPHICS_URL, transport: services }, criteria),
      demographics: corridor.demographics,
      append: (entry) => state.ledger.append(entry),
      running,
      count: ephemeral.count,
      keyed: corridor.keyed,
      most: { anHour: config.TRACES_AN_HOUR, aDay: config.TRACES_A_DAY },
    })
    const launches = await openLaunchingRoom(
      {
        keys: config.LAUNCH_KEYS as readonly JWK[],
        publicUrl: config.FACES?.publicUrl,
        issuers: config.ISSUERS,
        signing: keys,
      },
      { store: state.launches, append: (entry) => state.ledger.append(entry) },
    )
    const registering = openRegisteringRoom({
      state,
      running,
      append: (entry) => state.ledger.append(entry),
      sealing,
      reach,
    })
    const hearing = notificationRoomOf(config, corridor, { state, sealing, log, metrics, wake: ephemeral.publish })
    const subscribed = hearing && keepSubscribed(hearing, config.SUBSCRIPTIONS_EVERY_MS)
    if (subscribed !== undefined) closing.push(subscribed.stop)
    const write = changesWayOf(config, services)
    const followingRoom: FollowingRoom = {
      ...corridor,
      state,
      append: (entry) => state.ledger.append(entry),
      disclose: discloserOfOne(corridor),
      sealing,
      wake: ephemeral.publish,
      wanted: () => subscribed?.now(),
      writes: write !== undefined,
      notifyAt: config.NOTIFICATIONS_URL,
    }
    const following = openFollowingRoom(followingRoom)
    const telling = keepTelling({
      room: followingRoom,
      write,
      everyMs: config.WISHES_EVERY_MS,
      pauseMs: config.CHANGE_MESSAGE_PAUSE_MS,
      report: {
        sent: (outcome) => metrics.sending('notify', outcome),
        givenUp: (reference) => log.error({ reference }, 'a message that something changed was given up'),
        failed: (error) =>
          log.error({ fault: faultOf(error) }, 'who asked to be told of changes could not be told yet'),
      },
    })
    closing.push(telling.stop)
    closing.push(await ephemeral.subscribe(({ kind }) => void (kind === 'stream' && telling.now())))
    const streams = await openLiveStreams({
      state,
      subscribe: ephemeral.subscribe,
      pollMs: config.STREAM_POLL_MS,
      lookOverMs: config.STREAM_LOOK_OVER_MS,
    })
    closing.push(streams.close)
    const editing = editingRoomOf(corridor, { state, sealing, namesWithheldBy, config, metrics, log })
    const contextOf = contextFor({
      dispatchMs: config.DISPATCH_DEADLINE_MS,
      state,
      running,
      disclose,
      keys,
      consent,
      cases,
      emergency,
      following,
      editing: openEditingRoom(editing),
      registering,
      scorecards,
      tracing,
      launching: openLaunching(launches.room),
      sealing,
      namesWithheldBy,
    })
    const draining = createDraining(
      config.DRAIN_MS,
      Math.max(config.WARD_DEADLINE_MS, config.DISPATCH_DEADLINE_MS) + MARGIN_MS,
    )
    const bearerOf = bearerReader(config.ISSUERS, config.AUDIENCE, config.ROLE_CODES)
    const authenticate = async (authorization: string | undefined) => (await bearerOf(authorization)).requester
    const { app, guard, onNotFound } = await openDoor({
      authenticate,
      metrics,
      traces,
      log,
      maxBodyBytes: config.MAX_BODY_BYTES,
      requestsAMinute: config.REQUESTS_A_MINUTE,
      busyAfterMs: config.BUSY_AFTER_MS,
      count: ephemeral.count,
      drainingBegun: draining.begun,
      ready: () =>
        readiness({
          versions: state.versions,
          exchanges: () => running.registry().exchanges.length,
          shared,
          isDraining: () => draining.begun.aborted,
        }),
    })
    closing.push(() => shut(app, 0))
    mountKeys(app, { jwks: () => ({ keys: [...keys.jwks().keys, ...launches.published] }) })
    const limits = {
      depth: config.MAX_QUERY_DEPTH,
      patients: config.MAX_PATIENTS_A_QUERY,
      fields: config.MAX_QUERY_FIELDS,
    }
    const turns = watchTurns()
    closing.push(async () => turns.stop())
    const graphql = await mountGraphql(app, guard, {
      execution: config.EXECUTION,
      introspection: config.INTROSPECTION === 'on',
      limits,
      boundIssuers: new Set(config.ISSUERS.flatMap(({ issuer, keptOnly }) => (keptOnly ? [issuer] : []))),
      places: lookupPlaces(config.DISPATCH_AT_ONCE, config.DISPATCH_DEADLINE_MS, turns.ms),
      contextFor: contextOf,
      refused: metrics.refused,
      log,
    })
    closing.push(graphql.stop)
    mountStream(app, {
      guard,
      schema: graphql.schema,
      limits: limitRules(limits),
      execute: graphql.execute,
      following,
      streams,
      most: config.STREAMS_A_PERSON,
      refused: metrics.refused,
      opened: metrics.streamOpened,
    })
    if (hearing !== undefined) await mountNotifications(app, hearing, () => subscribed?.now())
    const endings = await openEndings(ephemeral)
    closing.push(endings.close)
    const faces =
      config.FACES === undefined
        ? undefined
        : await mountFaces(app, {
            config: config.FACES,
            sessionKeys: config.SESSION_KEYS ?? [],
            idleMs: config.SESSION_IDLE_MS,
            longestMs: config.SESSION_MS,
            roles: config.ROLE_CODES,
            execute: graphql.execute,
            schema: graphql.schema,
            limits: limitRules(limits),
            sessions: state.sessions,
            sessionEnded: endings.tell,
            unfolding: {
              unfold: () => {
                const unfolding = unfold()
                return { ...unfolding, disclose: traces.within('view', unfolding.disclose) }
              },
              viewMs: Math.max(config.WARD_DEADLINE_MS, config.DISPATCH_DEADLINE_MS),
            },
            refused: metrics.refused,
            log,
            ...options.faces,
          })
    if (faces !== undefined) onNotFound(faces.answerNotFound)
    if (faces !== undefined)
      mountLive(app, {
        sessionsIn: faces.sessionsIn,
        isOpen: faces.isOpen,
        hear: endings.hear,
        now: options.faces?.clock ?? Date.now,
        following,
        streams,
        most: config.STREAMS_A_PERSON,
        longestMs: config.SESSION_IDLE_MS,
        opened: metrics.streamOpened,
      })
    const publicUrl = config.FACES?.publicUrl ?? config.PUBLIC_URL
    if (publicUrl !== undefined) {
      await mountFacade(app, {
        base: `${publicUrl}${FHIR_PATH}`,
        began: new Date().toISOString(),
        tokens: config.SMART,
        identify: bearerOf,
        contextFor: contextOf,
        append: (entry) => state.ledger.append(entry),
        sealing,
        shortSeal: createShortSeal(config.SEALING_KEYS),
        recordIds: (patient) => recordIds(keyed, patient),
        count: ephemeral.count,
        requestsAMinute: config.REQUESTS_A_MINUTE,
        refused: metrics.refused,
        answered: metrics.fhirAnswered,
        log,
      })
      mountCdsHooks(app, {
        publicUrl,
        issuers: config.ISSUERS,
        roles: config.ROLE_CODES,
        contextFor: contextOf,
        append: (entry) => state.ledger.append(entry),
        count: ephemeral.count,
        keyed,
        findPage: `${publicUrl}/clinician`,
        launch: launches.make,
        refused: metrics.refused,
        told: metrics.cds,
      })
    }
    mountDocuments(app, {
      sealing,
      retrieve: retriever({
        corridor,
        transport,
        disclose: discloserOfOne(corridor),
        deadlineMs: config.DOCUMENT_DEADLINE_MS,
        ended: metrics.documentEnded,
      }),
      identify: identifier(authenticate, faces?.signedIn),
      append: (entry) => state.ledger.append(entry),
      tell: faces?.answerDocument,
      refused: metrics.refused,
      now: state.now,
    })
    closing.push(
      ...keepHouse({
        config,
        state,
        running,
        corridor,
        services,
        sealing,
        counting,
        trials,
        editing,
        metrics,
        log,
      }),
    )
    const drain = async (): Promise<void> => {
      await draining.drain(app)
      await close()
    }
    return { app, state, metrics, drain, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** When a view that fills in is released: the first time soon enough that its page is there within a second. */
const paceOf = ({ FIRST_RELEASE_MS }: Config): Pace => ({
  firstMs: FIRST_RELEASE_MS,
  latestMs: FIRST_RELEASE_MS + 250,
  betweenMs: 250,
})

import { existsSync, readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig } from '../../../gateway/config.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
/** A diagnostic that only helps who edits (Language Server Protocol). */
const HINT = 4
const server = read('gateway/http/server.ts')
const scripts = JSON.parse(read('package.json')).scripts as Readonly<Record<string, string>>

/** The settings that have no default: what the configuration says is missing when nothing is set. */
const required = ((): readonly string[] => {
  try {
    readConfig({})
  } catch (error) {
    return [...String(error).matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name ?? '')
  }
  return []
})()
const settings = new Set([...read('gateway/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name))

const documents = parseAllDocuments(read('gateway/kubernetes/gateway.yaml'), { uniqueKeys: true })
// biome-ignore lint/suspicious/noExplicitAny: what is validated below
const manifests: readonly any[] = documents.map((document) => document.toJS())
const manifest = (kind: string) => manifests.find((one) => one.kind === kind)
const pod = manifest('Deployment').spec.template.spec
const [container] = pod.containers

const dockerfile = read('Dockerfile')
const compose = parse(read('compose.yaml'), { merge: true })
const gateways = Object.entries<Record<string, never>>(compose.services).filter(([name]) => name.startsWith('gateway'))

test('the configuration says which settings it demands', () => {
  expect(required).toContain('DATABASE_URL')
  expect(required.length).toBeGreaterThan(5)
  for (const name of required) expect(settings).toContain(name)
})

describe('the manifest for Kubernetes', () => {
  const MODELS = { ConfigMap, Deployment, NetworkPolicy, PodDisruptionBudget, Service }

  test('is what Kubernetes expects, every document of it', () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
    expect(manifests.map(({ kind }) => kind).sort()).toEqual(Object.keys(MODELS).sort())
    for (const one of manifests) {
      const Model = MODELS[one.kind as keyof typeof MODELS]
      expect(() => new Model(one).validate(), one.kind).not.toThrow()
    }
  })

  test('would be refused if it were not', () => {
    const misspelt = structuredClone(manifest('Deployment'))
    misspelt.spec.template.spec.containers[0].readinesProbe = {}
    misspelt.spec.replicas = 'two'
    expect(() => new Deployment(misspelt).validate()).toThrow()
  })

  test('sets every setting that is demanded, and none that is not there', () => {
    const set = [...Object.keys(manifest('ConfigMap').data), ...container.env.map(({ name }: { name: string }) => name)]
    expect(required.filter((name) => !set.includes(name))).toEqual([])
    expect(set.filter((name) => !settings.has(name))).toEqual([])
    expect(container.envFrom).toEqual([{ configMapRef: { name: manifest('ConfigMap').metadata.name } }])
    // What opens or signs something is a secret, never a setting that anybody may read.
    expect(Object.keys(manifest('ConfigMap').data).filter((name) => /KEY|URL$/.test(name))).toEqual([
      'DEMOGRAPHICS_URL',
    ])
  })

  test('gives values that the configuration takes', () => {
    const faults = ((): string => {
      try {
        readConfig(manifest('ConfigMap').data)
      } catch (error) {
        return String(error)
      }
      return ''
    })()
    for (const name of Object.keys(manifest('ConfigMap').data))
      expect(faults).not.toMatch(new RegExp(`^  ${name}`, 'm'))
  })

  test('probes what is served, at the port that is listened at', () => {
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      const { path, port } = container[probe].httpGet
      expect(server).toContain(`'${path}'`)
      expect(container.ports).toContainEqual(expect.objectContaining({ name: port, containerPort: 4000 }))
    }
    expect(manifest('Service').spec.ports[0].targetPort).toBe(container.ports[0].name)
    expect(manifest('NetworkPolicy').spec.ingress[0].ports[0].port).toBe(container.ports[0].name)
    for (const kind of ['Service', 'PodDisruptionBudget', 'NetworkPolicy', 'Deployment']) {
      const { selector, podSelector } = manifest(kind).spec
      const chosen = podSelector?.matchLabels ?? selector?.matchLabels ?? selector
      expect(manifest('Deployment').spec.template.metadata.labels).toMatchObject(chosen)
    }
  })

  test('never has fewer nodes than before, and gives one that ends its time', () => {
    expect(manifest('Deployment').spec.strategy.rollingUpdate.maxUnavailable).toBe(0)
    expect(manifest('PodDisruptionBudget').spec.minAvailable).toBeLessThan(manifest('Deployment').spec.replicas)
    const drainMs = Number(manifest('ConfigMap').data.DRAIN_MS)
    const { periodSeconds, failureThreshold } = container.readinessProbe
    // Readiness must be seen to be gone before the door is shut, and the longest question must end before the process is killed.
    expect(drainMs).toBeGreaterThanOrEqual(periodSeconds * failureThreshold * 1_000)
    expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThanOrEqual(drainMs + 3_000 + 5_000)
  })

  test('runs as nobody in particular, writes nowhere, and has its share', () => {
    expect(pod.securityContext.runAsNonRoot).toBe(true)
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false })
    expect(container.resources).toMatchObject({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    })
  })
})

describe('the Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
    (paths ?? '').split(' '),
  )

  test('has nothing that its linter finds', () => {
    expect(validate(dockerfile).filter(({ severity }) => severity !== HINT)).toEqual([])
    expect(validate(dockerfile.replace('USER node', 'USERS node')).length).toBeGreaterThan(0)
  })

  test('is of the Node that is tested, pinned, and not of root', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    const { node } = JSON.parse(read('package.json')).devDependencies
    expect(new Set(images)).toEqual(new Set([`node:${node}-bookworm-slim`]))
    expect(dockerfile).toMatch(/^USER node$/m)
  })

  test('runs what `npm run serve` runs, and asks for its health what is there', () => {
    const command = JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]') as readonly string[]
    expect(command.join(' ')).toBe(scripts['serve'])
    const check = JSON.parse(/^HEALTHCHECK .*CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]') as readonly string[]
    expect(check[1]).toBe('gateway/health-check.ts')
    expect(existsSync(check[1] ?? '')).toBe(true)
    expect(dockerfile).toMatch(/^EXPOSE 4000$/m)
  })

  test('copies what there is, and the ignore file lets exactly that in', () => {
    expect(copied.filter((path) => !existsSync(path))).toEqual([])
    const rules = read('.dockerignore').split('\n')
    expect(rules).toContain('*')
    const letIn = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1))
    expect(letIn.toSorted()).toEqual([...new Set(copied)].toSorted())
    for (const room of ['schema', 'policies', 'adapters', 'gateway']) expect(copied).toContain(room)
  })
})

describe('the compose file', () => {
  type Gateway = {
    readonly environment: Readonly<Record<string, string>>
    readonly secrets: readonly string[]
    readonly ports: readonly string[]
  }
  const each = gateways.map(([, service]) => service as unknown as Gateway)

  test('has two gateways, alike but for where they are reached', () => {
    expect(each.length).toBe(2)
    const [one, two] = each.map(({ ports: _, ...rest }) => rest)
    expect(one).toEqual(two)
    expect(new Set(each.flatMap(({ ports }) => ports)).size).toBe(2)
    for (const { ports } of each) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:4000$/)
  })

  test.each(each)('sets every setting that is demanded, none that is not there, and secrets by file', (gateway) => {
    const { environment, secrets } = gateway
    const set = Object.keys(environment).map((name) => name.replace(/_FILE$/, ''))
    expect(required.filter((name) => !set.includes(name))).toEqual([])
    expect(set.filter((name) => !settings.has(name))).toEqual([])
    const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'))
    expect(files.map(([, path]) => path).toSorted()).toEqual(secrets.map((name) => `/run/secrets/${name}`).toSorted())
    for (const name of secrets) expect(compose.secrets[name].file).toMatch(/^\.\/secrets\//)
    expect(Object.keys(environment).filter((name) => /KEYS?$/.test(name))).toEqual([])
  })

  test('writes nowhere, and waits for what it needs', () => {
    for (const [, service] of gateways) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true })
      for (const needed of Object.keys(service['depends_on'] ?? {}))
        expect(compose.services[needed].healthcheck).toBeDefined()
    }
    const images = Object.values<{ readonly image: string }>(compose.services).map(({ image }) => image)
    for (const image of images) expect(image).toMatch(/:\d+\.\d+/)
  })
})

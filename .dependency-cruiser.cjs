// The directions of the house: schema <- policies, adapters <- gateway <- test. Proven on every check.
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } })

module.exports = {
  forbidden: [
    forbid('schema-imports-nothing-of-ours', '^schema/', '^(policies|adapters|gateway|test)/', 'schema is only words'),
    forbid('policies-import-schema-only', '^policies/', '^(adapters|gateway|test)/', 'judgement knows words, not I/O'),
    { name: 'policies-are-pure', severity: 'error', from: { path: '^policies/' }, to: { dependencyTypes: ['core', 'npm', 'npm-dev'] } },
    forbid('adapters-import-schema-only', '^adapters/', '^(policies|gateway|test)/', 'an adapter translates, it does not judge'),
    forbid('gateway-never-imports-tests', '^gateway/', '^test/', 'what runs does not lean on tests'),
    { name: 'transport-is-the-only-way-out', severity: 'error', from: { path: '^(adapters|gateway)/', pathNot: '^adapters/transport/' }, to: { path: 'node_modules/undici/' } },
    forbid('a-subgraph-never-calls-another', '^gateway/subgraphs/([^/]+)/', '^gateway/subgraphs/(?!$1)[^/]+/', 'subgraphs meet in the gateway only'),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-drawers', severity: 'error', from: {}, to: { path: '(^|/)(utils?|helpers?|common|shared|lib|core|types)/', pathNot: 'node_modules' } },
    { name: 'not-to-dev-dep', severity: 'error', from: { path: '^(schema|policies|adapters|gateway)/', pathNot: '^schema/(generate|compose)\\.ts$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^@medplum/fhirtypes$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
}

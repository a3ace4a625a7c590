/** Who may import whom; docs/architecture.md says why. test/unit/architecture.test.ts proves that each rule bites. */

module.exports = {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'shared imports nothing of ours',
      severity: 'error',
      from: { path: '(^|/)shared/', pathNot: '(^|/)test/(?!fixtures/violations)' },
      to: { path: '(^|/)(electron|renderer|test|build)/', pathNot: 'node_modules|(^|/)violations/shared/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared knows neither Node nor a browser',
      severity: 'error',
      from: { path: '(^|/)shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-and-host-apart',
      comment: 'renderer and electron meet in the contract only',
      severity: 'error',
      from: { path: '(^|/)renderer/' },
      to: { path: '(^|/)electron/', pathNot: 'node_modules' },
    },
    {
      name: 'host-and-window-apart',
      severity: 'error',
      from: { path: '(^|/)electron/' },
      to: { path: '(^|/)renderer/', pathNot: 'node_modules' },
    },
    {
      name: 'window-without-node',
      severity: 'error',
      from: { path: '(^|/)renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'host-knows-no-shell',
      comment: 'the host does its work for any door: no Electron, no React, no door',
      severity: 'error',
      from: { path: '(^|/)electron/host/' },
      to: {
        path: '(^|/)electron/(main|preload|security|terminal|browser)/|node_modules/(electron|react|react-dom)/|^electron$',
      },
    },
    {
      name: 'sql-stays-in-workshop',
      comment: 'only host/workshop speaks SQL',
      severity: 'error',
      from: { path: '(^|/)(electron|renderer|shared)/', pathNot: '(^|/)electron/host/workshop/' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'domain-below-engine-below-contract',
      comment: 'the domain knows neither the engine nor the contract; the engine no contract',
      severity: 'error',
      from: { path: '(^|/)shared/domain/' },
      to: { path: '(^|/)shared/(engine|contract)/' },
    },
    {
      name: 'engine-without-contract',
      severity: 'error',
      from: { path: '(^|/)shared/engine/' },
      to: { path: '(^|/)shared/contract/' },
    },
    {
      name: 'simulating-below-questions',
      comment: 'simulating a definition knows nothing of the questions that screens ask of it',
      severity: 'error',
      from: { path: '(^|/)shared/engine/((kept|sample|criteria|score|replay|look)/|[^/]+$)' },
      to: { path: '(^|/)shared/engine/(simulate|compare|evidence|scorecard|calibrate|lint)/' },
    },
    {
      name: 'features-apart',
      comment: 'a step of the workshop stands by itself; what two share belongs to renderer/ui',
      severity: 'error',
      from: { path: '(^|/)renderer/features/([^/]+)/' },
      to: { path: '(^|/)renderer/features/([^/]+)/', pathNot: '(^|/)renderer/features/$2/' },
    },
    {
      name: 'ui-below-features',
      severity: 'error',
      from: { path: '(^|/)renderer/(ui|stores|platform)/' },
      to: { path: '(^|/)renderer/(features|app)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist/|test/fixtures/violations' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

/** Who may import whom in one package. A file's layer is its top folder; a file beside the folders is its own layer. */
export type PackageLayers = {
  source: string
  /** Layer → layers it may import besides itself. `*`: everything. */
  layers: Record<string, string[]>
  /** Package (with its subpaths) → the folders that may import it. A `types:` folder may import only its types. */
  packages: Record<string, string[]>
  /** Folders that import no package at all, Node's own included, except what `packages` grants by name. */
  pure: string[]
  /** May be loaded by one `import()` in the whole package, and by no `import`. */
  lazy: string[]
}

const EVERYWHERE = ['']

export const PACKAGES: PackageLayers[] = [
  {
    source: 'packages/server/src',
    layers: {
      protocol: [],
      domain: ['protocol'],
      store: ['domain', 'protocol'],
      access: ['store', 'domain', 'protocol', 'config.ts'],
      queries: ['domain', 'store', 'protocol', 'context.ts'],
      actions: ['domain', 'store', 'protocol', 'context.ts'],
      edges: ['access', 'actions', 'queries', 'stream', 'protocol', 'observability', 'context.ts'],
      livekit: ['store', 'domain', 'protocol', 'actions', 'context.ts', 'config.ts'],
      stream: ['store', 'domain', 'protocol', 'context.ts'],
      keeper: ['livekit', 'stream', 'actions', 'store', 'domain', 'protocol', 'context.ts'],
      observability: ['livekit', 'store', 'protocol', 'context.ts'],
      doctor: ['observability', 'livekit', 'store', 'domain', 'protocol', 'config.ts'],
      'config.ts': ['access', 'protocol', 'config-mistakes.ts', 'config-operating.ts'],
      'config-mistakes.ts': ['access', 'protocol', 'config.ts'],
      'config-operating.ts': [],
      'context.ts': ['*'],
      'app.ts': ['*'],
      'index.ts': ['*'],
      'run.ts': ['*'],
      'serve.ts': ['*'],
      'start-failure.ts': ['*'],
      'main.ts': ['run.ts'],
    },
    packages: {
      kysely: ['store'],
      'better-sqlite3': ['store'],
      postgres: ['store'],
      'livekit-server-sdk': ['livekit'],
      'livekit-client': [],
      valibot: ['protocol/schemas', 'edges'],
      hono: ['edges', 'app.ts', 'index.ts'],
    },
    pure: ['protocol'],
    lazy: [],
  },
  {
    source: 'packages/widget/src',
    layers: {
      stores: [],
      sources: ['stores'],
      requests: ['stores'],
      'view-models': ['stores'],
      events: ['stores', 'view-models'],
      i18n: ['view-models'],
      'element-support': ['view-models', 'i18n'],
      elements: ['view-models', 'element-support', 'events', 'i18n', 'demo', 'panel.ts', 'complain.ts'],
      demo: ['stores'],
      testing: ['*'],
      'panel.ts': ['*'],
      'own-connection.ts': ['*'],
      'panel-requests.ts': ['*'],
      'complain.ts': ['cures.ts'],
      'cures.ts': ['sources'],
      'cdn.ts': ['*'],
      'define.ts': ['*'],
      'index.ts': ['*'],
    },
    packages: {
      'participant-panel-server/protocol/schemas': [], // would bring valibot along
      'participant-panel-server/protocol': EVERYWHERE,
      'participant-panel-server': [],
      nanostores: EVERYWHERE,
      lit: ['elements', 'element-support', 'i18n'],
      'livekit-client': [
        'types:sources',
        'types:requests',
        'types:elements',
        'types:testing',
        'types:panel.ts',
        'own-connection.ts',
      ],
      valibot: [],
    },
    pure: [],
    lazy: ['livekit-client'],
  },
]

/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { layerMistakes } from '../check-layers.ts'

const SERVER = 'packages/server/src'
const WIDGET = 'packages/widget/src'

const mistakesIn = (path: string, source: string) => layerMistakes([{ path, source }])

describe('imports along the arrows', () => {
  const fine: [string, string][] = [
    [`${SERVER}/actions/join-room.ts`, `import { findRoom } from '../store/rooms.ts'`],
    [`${SERVER}/store/rooms.ts`, `import { sql } from 'kysely'`],
    [`${SERVER}/store/rooms.ts`, `import { wanted } from '../domain/wanted.ts'`],
    [`${SERVER}/livekit/tokens.ts`, `import { AccessToken } from 'livekit-server-sdk'`],
    [`${SERVER}/protocol/schemas/role.ts`, `import * as v from 'valibot'`],
    [`${SERVER}/index.ts`, `import { openDatabase } from './store/database.ts'`],
    [`${WIDGET}/sources/room-source.ts`, `import type { Room } from 'livekit-client'`],
    [`${WIDGET}/sources/room-source.ts`, `const { Room } = await import('livekit-client')`],
    [`${WIDGET}/elements/row/row.ts`, `import { LitElement } from 'lit'`],
    [`${WIDGET}/view-models/person.ts`, `import { rankOf } from 'participant-panel-server/protocol'`],
    [`${SERVER}/protocol/roles.ts`, `// import { sql } from 'kysely'\n/* import { x } from '../store/x.ts' */`],
  ]
  for (const [path, source] of fine) {
    test(`${path}: ${source}`, () => assert.deepEqual(mistakesIn(path, source), []))
  }
})

describe('imports against the arrows', () => {
  const wrong: [string, string, RegExp][] = [
    [`${SERVER}/edges/http/rooms.ts`, `import { findRoom } from '../../store/rooms.ts'`, /edges may not import store/],
    [`${SERVER}/domain/status.ts`, `import type { Row } from '../store/rows.ts'`, /domain may not import store/],
    [`${SERVER}/domain/status.ts`, `export * from '../actions/action.ts'`, /domain may not import actions/],
    [`${SERVER}/actions/mute.ts`, `import { RoomServiceClient } from 'livekit-server-sdk'`, /livekit-server-sdk/],
    [`${SERVER}/actions/mute.ts`, `import { mute } from '../livekit/moments.ts'`, /actions may not import livekit/],
    [`${SERVER}/queries/snapshot.ts`, `import {\n  sql,\n} from 'kysely'`, /:3: queries may not import kysely/],
    [`${SERVER}/protocol/records.ts`, `import * as v from 'valibot'`, /protocol may not import valibot/],
    [`${SERVER}/protocol/records.ts`, `import { join } from 'node:path'`, /imports nothing/],
    [`${SERVER}/protocol/records.ts`, `import type { Row } from '../store/rows.ts'`, /protocol may not import store/],
    [`${SERVER}/store/rooms.ts`, `import '../../../widget/src/define.ts'`, /leaves the package/],
    [`${SERVER}/helpers/x.ts`, `export {}`, /helpers is in no layer/],
    [`${WIDGET}/view-models/person.ts`, `import { html } from 'lit'`, /view-models may not import lit/],
    [`${WIDGET}/view-models/person.ts`, `import { html } from 'lit/html.js'`, /view-models may not import lit/],
    [`${WIDGET}/view-models/person.ts`, `import type { Room } from 'livekit-client'`, /not even its types/],
    [`${WIDGET}/view-models/person.ts`, `type R = import('livekit-client').Room`, /not even its types/],
    [
      `${WIDGET}/elements/row/row.ts`,
      `import { x } from '../../sources/session.ts'`,
      /elements may not import sources/,
    ],
    [`${WIDGET}/stores/roster.ts`, `import { x } from '../view-models/person.ts'`, /stores may not import view-models/],
    [`${WIDGET}/stores/roster.ts`, `import { x } from '../testing/people.ts'`, /stores may not import testing/],
    [`${WIDGET}/sources/room.ts`, `import { Room } from 'livekit-client'`, /is big/],
    [
      `${WIDGET}/sources/api.ts`,
      `import { x } from 'participant-panel-server'`,
      /may not import participant-panel-server/,
    ],
    [`${WIDGET}/sources/api.ts`, `import { x } from 'participant-panel-server/protocol/schemas'`, /may not import/],
  ]
  for (const [path, source, mistake] of wrong) {
    test(`${path}: ${source}`, () => {
      const mistakes = mistakesIn(path, source)
      assert.equal(mistakes.length, 1)
      assert.match(mistakes[0] ?? '', mistake)
    })
  }

  test('livekit-client is loaded by one file', () => {
    const source = `await import('livekit-client')`
    const mistakes = layerMistakes([
      { path: `${WIDGET}/sources/a.ts`, source },
      { path: `${WIDGET}/sources/b.ts`, source },
    ])
    assert.deepEqual(mistakes, [
      `${WIDGET}/sources/b.ts:1: livekit-client is already loaded by ${WIDGET}/sources/a.ts: one import() is enough`,
    ])
  })
})

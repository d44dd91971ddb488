import { describe, expect, test } from 'vitest'
import { isInForce, samePermission, wantedPermission, type LiveKitPermission } from '../../src/domain/wanted.ts'
import { RIGHTS, type Rights } from '../../src/protocol/index.ts'

const NONE: Rights = { canSpeak: false, canVideo: false, canShareScreen: false, canChat: false }
const ALL: Rights = { canSpeak: true, canVideo: true, canShareScreen: true, canChat: true }
const seen: LiveKitPermission = {
  canPublish: false,
  canPublishData: false,
  canSubscribe: true,
  canPublishSources: [],
  hidden: false,
  canUpdateMetadata: false,
  canSubscribeMetrics: false,
  canManageAgentSession: false,
}

test.each([
  ['nothing', NONE, false, false, []],
  ['speaking', { ...NONE, canSpeak: true }, true, false, ['microphone']],
  ['camera', { ...NONE, canVideo: true }, true, false, ['camera']],
  ['screen', { ...NONE, canShareScreen: true }, true, false, ['screen_share', 'screen_share_audio']],
  ['chat', { ...NONE, canChat: true }, false, true, []],
  ['everything', ALL, true, true, ['camera', 'microphone', 'screen_share', 'screen_share_audio']],
] as const)('wanted for %s', (_name, rights, canPublish, canPublishData, canPublishSources) => {
  expect(wantedPermission(rights, seen)).toEqual({ ...seen, canPublish, canPublishData, canPublishSources })
})

test('what is not ours is carried along as it was seen', () => {
  const foreign = { hidden: true, canUpdateMetadata: true, canSubscribeMetrics: true, canManageAgentSession: true }
  expect(wantedPermission(NONE, { ...seen, ...foreign })).toMatchObject(foreign)
  expect(isInForce(NONE, { ...seen, ...foreign })).toBe(true)
})

test('somebody on hold may hear again', () => {
  expect(wantedPermission(NONE, { ...seen, canSubscribe: false }).canSubscribe).toBe(true)
  expect(isInForce(NONE, { ...seen, canSubscribe: false })).toBe(false)
})

describe('in force', () => {
  test('canPublish with an empty list means every source', () => {
    const everything = { ...seen, canPublish: true, canPublishData: true }
    expect(isInForce(ALL, everything)).toBe(true)
    expect(isInForce({ ...ALL, canShareScreen: false }, everything)).toBe(false)
  })

  test('a list without canPublish means no source', () => {
    expect(isInForce(NONE, { ...seen, canPublishSources: ['microphone'] })).toBe(true)
    expect(isInForce({ ...NONE, canSpeak: true }, { ...seen, canPublishSources: ['microphone'] })).toBe(false)
  })

  test('the order of the sources says nothing', () => {
    const rights = { ...NONE, canSpeak: true, canVideo: true }
    expect(isInForce(rights, { ...seen, canPublish: true, canPublishSources: ['microphone', 'camera'] })).toBe(true)
  })

  test.each(RIGHTS)('what is wanted is in force, and %s alone tells the difference', (right) => {
    const granted = wantedPermission({ ...NONE, [right]: true }, seen)
    expect(isInForce({ ...NONE, [right]: true }, granted)).toBe(true)
    expect(isInForce(NONE, granted)).toBe(false)
    expect(isInForce({ ...NONE, [right]: true }, seen)).toBe(false)
  })
})

test.each(Object.keys(seen).filter((field) => field !== 'canPublishSources'))(
  '%s makes two permissions differ',
  (field) => {
    const other = { ...seen, [field]: !seen[field as keyof LiveKitPermission] }
    expect(samePermission(seen, { ...seen })).toBe(true)
    expect(samePermission(seen, other)).toBe(false)
    expect(samePermission(null, seen)).toBe(false)
  },
)

import type { FaultCase } from '../fault-case.ts'
import { webhookReplayed } from './01-webhook-replayed.ts'
import { webhookForged } from './02-webhook-forged.ts'
import { webhooksOutOfOrder } from './03-webhooks-out-of-order.ts'
import { webhooksLost } from './04-webhooks-lost.ts'
import { killedWhileWriting } from './05-killed-while-writing.ts'
import { livekitDown } from './06-livekit-down.ts'
import { goneMeanwhile } from './07-gone-meanwhile.ts'
import { twoAtOnce } from './08-two-at-once.ts'
import { theLastHost } from './09-the-last-host.ts'
import { removedPerson } from './10-removed.ts'
import { tokenExpires } from './11-token-expires.ts'
import { clocks } from './12-clocks.ts'
import { slowConsumers } from './13-slow-consumers.ts'
import { restartUnderPanels } from './14-restart-under-panels.ts'
import { restoredBackup } from './15-restored-backup.ts'
import { wrongPositions } from './16-wrong-positions.ts'
import { sleep } from './17-sleep.ts'
import { twoTabs } from './18-two-tabs.ts'
import { flapping } from './19-flapping.ts'
import { databaseLocked } from './20-database-locked.ts'
import { databaseAway } from './21-database-away.ts'
import { diskFull } from './21-disk-full.ts'
import { storm } from './22-storm.ts'
import { hostileText } from './23-hostile-text.ts'
import { hugeMetadata } from './24-huge-metadata.ts'
import { abusiveClient } from './25-abusive-client.ts'

export const FAULT_CASES: FaultCase[] = [
  webhookReplayed,
  webhookForged,
  webhooksOutOfOrder,
  webhooksLost,
  killedWhileWriting,
  livekitDown,
  goneMeanwhile,
  twoAtOnce,
  theLastHost,
  removedPerson,
  tokenExpires,
  clocks,
  slowConsumers,
  restartUnderPanels,
  restoredBackup,
  wrongPositions,
  sleep,
  twoTabs,
  flapping,
  databaseLocked,
  diskFull,
  databaseAway,
  storm,
  hostileText,
  hugeMetadata,
  abusiveClient,
]

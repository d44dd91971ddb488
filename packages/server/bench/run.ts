/**
 * `pnpm bench [id …]`: measures the server, and writes `results.json` beside this file. Every figure is compared with
 * a baseline of the same run, because single values move with the machine.
 */
import { pinLoad } from './child.ts'
import type { Bench } from './figure.ts'
import { recovery } from './r1-recovery.ts'
import { lostWebhooks } from './r3-lost-webhooks.ts'
import { restart } from './r4-restart.ts'
import { rights } from './r5-rights.ts'
import { runBenches } from './run-benches.ts'
import { attendance } from './s10-attendance.ts'
import { exportMemory } from './s11-export-memory.ts'
import { reports } from './s12-reports.ts'
import { smallGet } from './s1-http.ts'
import { tokens } from './s2-tokens.ts'
import { sqlite } from './s3-sqlite.ts'
import { postgresStore } from './s4-postgres.ts'
import { idleSockets } from './s5-idle-sockets.ts'
import { fanOut } from './s6-fan-out.ts'
import { changes } from './s7-changes.ts'
import { stampede } from './s8-stampede.ts'
import { slowReaders } from './s9-slow-readers.ts'
import { disposeLiveKitClient } from './stage.ts'
import { storm } from './storm.ts'

const BENCHES: Bench[] = [
  smallGet,
  tokens,
  sqlite,
  postgresStore,
  idleSockets,
  fanOut,
  changes,
  stampede,
  slowReaders,
  attendance,
  exportMemory,
  reports,
  recovery,
  lostWebhooks,
  restart,
  rights,
  storm,
]
const RESULTS = new URL('results.json', import.meta.url)

pinLoad()
await runBenches(BENCHES, RESULTS)
await disposeLiveKitClient()
process.exit(0)

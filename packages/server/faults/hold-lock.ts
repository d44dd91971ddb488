// A process of its own: `node hold-lock.ts FILE MS` holds the write lock of a SQLite file for so long.
import Sqlite from 'better-sqlite3'
import { setTimeout as delay } from 'node:timers/promises'

const [file = '', ms = '0'] = process.argv.slice(2)
const db = new Sqlite(file)
db.exec('begin immediate')
console.log('locked')
await delay(Number(ms))
db.exec('rollback')
db.close()

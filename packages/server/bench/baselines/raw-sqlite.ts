import { randomUUID } from 'node:crypto'
import BetterSqlite from 'better-sqlite3'

/**
 * The statements of one change by hand, on a file that a companion has made: the room's number, the person and their
 * open connections read, the person and the event written, one durable commit.
 */
export function rawChanges(file: string, room: string): { change: (n: number) => void; close: () => void } {
  const db = new BetterSqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const takeOffset = db.prepare('update rooms set "offset" = "offset" + 1 where name = ? returning *')
  const person = db.prepare('select * from participants where room = ?').get(room) as Record<string, unknown>
  const readPerson = db.prepare('select * from participants where room = ? and id = ?')
  const readConnections = db.prepare('select * from connections where room = ? and left_at is null and user_id = ?')
  const savePerson = db.prepare('update participants set speak = ?, rights_at = ?, "offset" = ? where id = ?')
  const append = db.prepare(
    'insert into events (room, "offset", n, id, type, actor, subject, data, at) values (?, ?, 0, ?, ?, ?, ?, ?, ?)',
  )
  return {
    change(n) {
      begin.run()
      const [{ offset }] = takeOffset.all(room) as [{ offset: number }]
      readPerson.get(room, person['id'])
      readConnections.all(room, person['user_id'])
      savePerson.run(n % 2 === 0 ? 'allow' : 'inherit', Date.now(), offset, person['id'])
      const data = JSON.stringify({ canSpeak: n % 2 === 0 })
      append.run(room, offset, randomUUID(), 'permission.override', 'site', person['id'], data, Date.now())
      commit.run()
    },
    close: () => db.close(),
  }
}

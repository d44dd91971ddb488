// A process of its own, started by owned-process.ts. Its standard input is a pipe held by the owner: it says `+PID` and
// `-PID` there, and the pipe ends with the owner however the owner ended, SIGKILL included. Then what is left is killed.
import { createInterface } from 'node:readline'
import { killGroup } from './kill-group.ts'

const owned = new Set<number>()

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) owned.add(pid)
  else owned.delete(pid)
}
owned.forEach(killGroup)

import { connect } from 'node:net'

export type Request = { path: string; headers?: Record<string, string> }

/**
 * A closed loop of GET requests over keep-alive connections for a while.
 * @returns how many were answered; every answer must begin with `HTTP/1.1 200`
 */
export async function load(url: string, { path, headers = {} }: Request, connections: number, ms: number) {
  const { hostname, port, host } = new URL(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}\r\n`)
  const until = performance.now() + ms
  let answered = 0
  stayAwake(until)
  await Promise.all(
    Array.from({ length: connections }, () => {
      const socket = connect(Number(port), hostname)
      let missing = 0
      let head = ''
      return new Promise<void>((resolve, reject) => {
        socket.on('error', reject)
        socket.on('connect', () => socket.write(request))
        socket.on('data', (data) => {
          if (missing === 0) {
            head += data.toString('latin1')
            const end = head.indexOf('\r\n\r\n')
            if (end < 0) return
            if (!head.startsWith('HTTP/1.1 200')) return reject(new Error(head.slice(0, 400)))
            missing = Number(/content-length: (\d+)/i.exec(head)?.[1]) - (head.length - end - 4)
            head = ''
          } else {
            missing -= data.length
          }
          if (missing > 0) return
          answered += 1
          if (performance.now() < until) return void socket.write(request)
          socket.destroy()
          resolve()
        })
      })
    }),
  )
  return answered
}

/**
 * To wake a process that sleeps is counted as the time of whoever writes to it, and can cost more than a small answer:
 * a server that is slower than its load would seem slower still.
 */
function stayAwake(until: number): void {
  if (performance.now() < until) setImmediate(stayAwake, until)
}

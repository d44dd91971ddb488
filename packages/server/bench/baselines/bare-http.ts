import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { reportTo } from '../child.ts'

/** node:http and nothing else: a small JSON answer. */
const answer = JSON.stringify({ name: 'bench', title: 'bench', mode: 'stage', online: 0, total: 0 })
const headers = { 'content-type': 'application/json', 'content-length': answer.length }
const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(answer)
})
server.listen(0, '127.0.0.1', () => reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))

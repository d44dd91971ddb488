import { ConfigError, type Config } from './config.ts'
import { isPostgresUrl } from './store/database.ts'

/** Why the process could not start, with the cure where one is known. */
export function explainFailure(error: unknown, config: Config | undefined): unknown {
  if (error instanceof ConfigError) return error.message
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return `Port ${config?.port} is in use: set PORT to another one.`
  if (code === 'EADDRNOTAVAIL') return `HOST=${config?.host} is no address of this machine.`
  if (code === 'EACCES') return `Port ${config?.port} needs more rights: set PORT to 1024 or above.`
  if (config && isPostgresUrl(config.databaseUrl)) {
    const cure = POSTGRES_CURES.find(([codes]) => codes.test(code))?.[1]
    // Without the password.
    if (cure) return `The database at ${new URL(config.databaseUrl).host} cannot be used: ${cure}`
  }
  if (code === 'ENOTFOUND') return `HOST=${config?.host} is no address of this machine.`
  if (code === 'SQLITE_CANTOPEN' || /directory does not exist/.test(String(error))) {
    return `The database ${config?.databaseUrl} cannot be opened: check DATABASE_URL and the rights of its folder.`
  }
  return error
}

const POSTGRES_CURES: [codes: RegExp, cure: string][] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'nothing answers there; check host and port in DATABASE_URL.'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'there is no such host; check DATABASE_URL.'],
  [/^(CONNECT_TIMEOUT|ETIMEDOUT)$/, 'it does not answer; check host, port and firewall.'],
  [
    /^28/,
    'it refuses user or password; check DATABASE_URL, and pg_hba.conf where TLS is asked for (?sslmode=require).',
  ],
  [/^3D000$/, 'there is no such database; create it (createdb), or check the name in DATABASE_URL.'],
  [/^42501$/, 'the user may not create tables there; grant it CREATE on the schema.'],
  [/^53300$/, 'it has no connection left; raise max_connections.'],
  [
    /CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL/,
    'its certificate is not accepted; check sslmode and sslrootcert in DATABASE_URL.',
  ],
  [
    /^(ECONNRESET|CONNECTION_CLOSED|EPROTO)$/,
    'it closed the connection; it may refuse TLS, or ask for it (?sslmode=require).',
  ],
]

/** The innermost code: what failed first. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return codeOf(error.cause) || ('code' in error ? String(error.code) : '')
}

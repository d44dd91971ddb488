import { readFileSync } from 'node:fs'
import { doctor } from './doctor/doctor.ts'
import { readConfig, type Config } from './index.ts'
import { serve } from './serve.ts'
import { explainFailure } from './start-failure.ts'
import { openDatabase } from './store/database.ts'

const HELP = `participant-panel-server [command] [flags]

  (no command)          serve: listen until a signal; --dev mints tokens without a key, on this machine only
  doctor [--url URL]    look from outside at what the environment describes, or at the server that runs there,
                        and say what to mend; ends with 1 where something is wrong
  migrate               bring the database up to date, and end
  --help, --version

The environment variables are listed in docs/production.md.`

type Command = (env: NodeJS.ProcessEnv, flags: string[]) => Promise<void>

const COMMANDS: Record<string, Command> = { serve: serveUntilSignal, doctor: runDoctor, migrate }

/** The companion as a process. Exits with 1 where it cannot do what it was called for. */
export async function run(env: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  if (args.includes('--help')) return console.log(HELP)
  if (args.includes('--version')) return console.log(version())
  const isFlag = args[0]?.startsWith('-') ?? true
  const name = isFlag ? 'serve' : args[0]!
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(`${name} is not a command: use ${Object.keys(COMMANDS).join(', ')} or --help.`)
    process.exit(1)
  }
  await command(env, isFlag ? args : args.slice(1))
}

async function serveUntilSignal(env: NodeJS.ProcessEnv, flags: string[]): Promise<void> {
  await orExplain(() => readConfig(env, flags), serve)
}

async function migrate(env: NodeJS.ProcessEnv, flags: string[]): Promise<void> {
  await orExplain(
    () => readConfig(env, flags),
    async ({ databaseUrl }) => {
      const db = await openDatabase(databaseUrl)
      await db.destroy()
      console.log('The database is up to date.')
    },
  )
}

async function runDoctor(env: NodeJS.ProcessEnv, flags: string[]): Promise<void> {
  const isWell = await doctor(env, flags, (line) => console.log(line))
  process.exit(isWell ? 0 : 1)
}

async function orExplain(read: () => Config, work: (config: Config) => Promise<void>): Promise<void> {
  let config: Config | undefined
  try {
    config = read()
    await work(config)
  } catch (error) {
    console.error(explainFailure(error, config))
    process.exit(1)
  }
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}

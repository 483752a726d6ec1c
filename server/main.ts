import { readConfig } from './config.ts'
import { startServer } from './server.ts'

/** What the thread of the embedded store runs: beside this file, as it stands or as both were built. */
const STORE_THREAD = new URL(
  import.meta.url.endsWith('.ts') ? 'store/sqlite/thread.mjs' : 'storeThread.js',
  import.meta.url,
)

const config = readConfig(process.env)
if (!config.ok) {
  console.error(config.error)
  process.exit(2)
}

try {
  const server = await startServer(config.value, STORE_THREAD)
  const stop = (): void => {
    // Whatever hangs must not keep the machine from restarting us.
    setTimeout(() => process.exit(1), config.value.drainMs).unref()
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`Wavehand is ready at ${server.url}`)
} catch (error) {
  console.error(`Wavehand could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

import { parentPort, workerData } from 'node:worker_threads'
import { answer, OPENED } from './ask.ts'
import type { Answered, Asked } from './ask.ts'
import { openSqliteFile } from './file.ts'
import type { SqliteFile } from './file.ts'

// What the thread that has the file runs: it opens it and answers, until it is asked to close.

const say = (answered: Answered): void => parentPort?.postMessage(answered)
const failed = (id: number, error: unknown): void =>
  say({ id, error: error instanceof Error ? error.message : String(error) })

const serve = (file: SqliteFile): void => {
  parentPort?.on('message', ({ id, name, asked }: Asked) => {
    answer(file, name, asked).then(
      (done) => {
        say({ id, answer: done })
        if (name === 'close') parentPort?.close()
      },
      (error: unknown) => failed(id, error),
    )
  })
  say({ id: OPENED, answer: undefined })
}

try {
  serve(openSqliteFile(String(workerData)))
} catch (error) {
  failed(OPENED, error)
  parentPort?.close()
}

/** How a command ends: 0 fine, 1 the answer is "no", 2 the input could not be used. */
export type ExitCode = 0 | 1 | 2

/** What a command may touch of the world. */
export interface Io {
  /** Writes one line to standard output */
  readonly print: (line: string) => void
  /** Writes this to standard output as it is, without a line end */
  readonly write: (content: string | Uint8Array) => void
  /** Writes one line to standard error */
  readonly complain: (line: string) => void
  readonly lines: () => AsyncIterable<string>
}

/** One command of the command line. */
export interface Command {
  readonly name: string
  /** One line, for the list of commands */
  readonly summary: string
  /** All of its help, as it is printed */
  readonly help: string
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>
}

import { useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { parseDraftText } from '../../shared/game/draftText.ts'
import type { Symbols, TypedError } from '../../shared/game/draftText.ts'
import { useWords } from '../i18n/index.ts'
import { toLine } from './draft.ts'
import type { DraftFields } from './draft.ts'

/**
 * The segment as one line, bound to the fields both ways: while it is being typed the line leads, otherwise it
 * shows what the fields say. A word that means nothing is underlined; the fields then keep what they had.
 */
export const TypedLine = ({
  fields,
  symbols,
  onChange,
  onSend,
  inputRef,
}: {
  readonly fields: DraftFields
  readonly symbols: Symbols
  readonly onChange: (part: Partial<DraftFields>) => void
  readonly onSend: () => void
  readonly inputRef: Ref<HTMLInputElement>
}): ReactNode => {
  const words = useWords()
  const [typing, setTyping] = useState<Typing | undefined>(undefined)
  // The line leads as long as the fields are those that it made; when they change otherwise, they lead.
  const line = typing?.made === toLine(fields) ? typing.line : undefined
  const shown = line ?? toLine(fields)
  const parsed = line === undefined ? undefined : parseDraftText(line, symbols)
  const error = parsed?.ok === false ? parsed.error : undefined
  const type = (next: string): void => {
    const read = parseDraftText(next, symbols)
    if (!read.ok) {
      setTyping({ line: next, made: toLine(fields) })
      return
    }
    const { flags, seq, ack, len } = read.value
    const part = { flags, seq: text(seq), ack: text(ack), len: len ?? 0 }
    setTyping({ line: next, made: toLine({ ...fields, ...part }) })
    onChange(part)
  }
  return (
    <div className="typedbox">
      <div className="typed">
        <span className="p" aria-hidden="true">
          ›
        </span>
        <span className="line">
          {error !== undefined && <Underlined line={shown} error={error} />}
          <input
            ref={inputRef}
            aria-label={words.table.typed}
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : 'typed-error'}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={shown}
            onBlur={() => setTyping(undefined)}
            onChange={(event) => type(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || error !== undefined) return
              setTyping(undefined)
              onSend()
            }}
          />
        </span>
        <kbd aria-hidden="true">/</kbd>
      </div>
      {error !== undefined && (
        <p className="typed-error" id="typed-error" role="alert">
          {words.table.typedError[error.code](error.word)}
        </p>
      )}
    </div>
  )
}

/** What is being typed, and the line that its fields would be written as. */
interface Typing {
  readonly line: string
  readonly made: string
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** The same line behind the field, unseen but for the mark under the word. */
const Underlined = ({ line, error }: { readonly line: string; readonly error: TypedError }): ReactNode => (
  <span className="under" aria-hidden="true">
    {line.slice(0, error.from)}
    <u>{line.slice(error.from, error.to)}</u>
  </span>
)

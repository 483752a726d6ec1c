import type { ReactNode } from 'react'
import { richText } from './rich.ts'

/** A sentence with its field words in mono and its ends in their colours. */
export const Rich = ({ children }: { readonly children: string }): ReactNode =>
  richText(children).map((part, index) => {
    const key = `${index}`
    if (part.kind === 'text') return <span key={key}>{part.text}</span>
    if (part.kind === 'code')
      return (
        <b key={key} className="mono">
          {part.text}
        </b>
      )
    return (
      <b key={key} className={part.kind}>
        {part.text}
      </b>
    )
  })

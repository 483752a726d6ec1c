import { useState } from 'react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** Copies a text, and says so on itself. Where the browser refuses (no secure page), it selects nothing and stays. */
export const CopyButton = ({
  text,
  label,
  done,
  className = 'btn small',
  isDisabled = false,
}: {
  readonly text: string
  readonly label: string
  readonly done: string
  readonly className?: string
  readonly isDisabled?: boolean
}): ReactNode => {
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    copyText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <button type="button" className={className} disabled={isDisabled} onClick={copy}>
      <Icon name={isCopied ? 'tick' : 'copy'} />
      <span aria-live="polite">{isCopied ? done : label}</span>
    </button>
  )
}

/** The clipboard exists on secure pages only; a local network is none, so the old way stays as a second one. */
const copyText = async (text: string): Promise<void> => {
  if ('clipboard' in navigator) {
    await navigator.clipboard.writeText(text)
    return
  }
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- the only way to copy on a page without TLS
  const isDone = document.execCommand('copy')
  field.remove()
  if (!isDone) throw new Error('the browser did not copy')
}

import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { keptName } from '../../net/keep.ts'

/** The nickname used last, or a safe one to begin with. */
export const useNickname = (): readonly [string, (name: string) => void] => {
  const { names } = useWords().home
  const [name, setName] = useState(() => keptName() ?? names[Math.floor(Math.random() * names.length)] ?? '')
  return [name, setName]
}

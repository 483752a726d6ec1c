import type { ReactNode } from 'react'
import { useAgainWords } from '../i18n/parts/again.ts'
import '../styles/again.css'

/** What stands on the ladder where a branch leaves its round. */
const BranchMark = (): ReactNode => useAgainWords()?.begins
export default BranchMark

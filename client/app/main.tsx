import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/ladder.css'
import { loadWords, preferredLanguage } from '../i18n/index.ts'
import { App, loadPageOf } from './App.tsx'
import { colourBrowser } from './theme.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no place for the app')
colourBrowser()
const language = preferredLanguage()
const [words] = await Promise.all([loadWords(language), loadPageOf(location.pathname)])
createRoot(root).render(
  <StrictMode>
    <App first={{ language, words }} />
  </StrictMode>,
)

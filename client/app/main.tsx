import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/ladder.css'
import { loadWords, preferredLanguage } from '../i18n/index.ts'
import { App } from './App.tsx'
import { colourBrowser } from './theme.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no place for the app')
colourBrowser()
// Who comes by a link needs the room's page next: it travels beside the words, not after them.
if (/^\/[A-Za-z2-9]{5}$/.test(location.pathname)) void import('../pages/room/RoomPage.tsx')
const language = preferredLanguage()
const words = await loadWords(language)
createRoot(root).render(
  <StrictMode>
    <App first={{ language, words }} />
  </StrictMode>,
)

import { createStore } from '../net/store.ts'

export type Theme = 'light' | 'dark'

/** The theme in force; public/theme.js has set it before the first paint. */
export const theme = createStore<Theme>(
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
)

/** The browser's own bar takes the page's ground. */
export const colourBrowser = (): void => {
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--page').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground)
}

/** Turns the theme over and remembers it on this device. */
export const turnTheme = (): void => {
  const next = theme.get() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset['theme'] = next
  theme.set(next)
  colourBrowser()
  try {
    localStorage.setItem('wavehand.theme', next)
  } catch {
    // Not remembered, but shown.
  }
}

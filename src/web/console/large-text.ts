// Large text for the whole console, remembered on this device.
import { createContext, useContext, useEffect, useState } from 'react'

const key = 'console.large'

export const LargeText = createContext<{ large: boolean; setLarge(large: boolean): void }>({
  large: false,
  setLarge() {},
})

export function useLargeText() {
  return useContext(LargeText)
}

export function useStoredLarge(): [boolean, (large: boolean) => void] {
  const [large, setLarge] = useState(() => localStorage.getItem(key) === '1')
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', large)
    localStorage.setItem(key, large ? '1' : '0')
  }, [large])
  return [large, setLarge]
}

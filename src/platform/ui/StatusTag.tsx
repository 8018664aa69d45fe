// A state as a word on a tone. The word carries the meaning, the tone only helps the eye.
import './kit.css'

export const tones = ['neutral', 'info', 'good', 'warn', 'bad'] as const
export type Tone = (typeof tones)[number]

export function StatusTag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`cg-tag cg-${tone}`}>{children}</span>
}

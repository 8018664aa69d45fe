// One of a few, as large buttons that a radio group stands behind.
import { useId } from 'react'

type Props<T extends string> = { legend: string; names: Record<T, string>; value: T; onChange(value: T): void }

export function Choices<T extends string>({ legend, names, value, onChange }: Props<T>) {
  const group = useId()
  return (
    <fieldset className={`field radios ${Object.keys(names).length % 2 ? 'odd' : ''}`}>
      <legend>{legend}</legend>
      {(Object.keys(names) as T[]).map((one) => (
        <label key={one} className={one === value ? 'on' : ''}>
          <input type="radio" name={group} checked={one === value} onChange={() => onChange(one)} />
          {names[one]}
        </label>
      ))}
    </fieldset>
  )
}

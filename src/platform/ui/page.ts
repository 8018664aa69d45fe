// What a page of a module is given by the face that shows it: its part of the address, and a way to change that.
// A page file exports `Search` (a zod object, every field with .catch, so a bad address falls back) and `XxxPage(props)`.

export type PageProps<S> = {
  search: S
  /** Changes some of the address; undefined takes a field out. `replace` leaves no step to go back to. */
  go(patch: Partial<S>, how?: { replace?: boolean }): void
}

/** The name of a code from the names that came with an answer; never the bare code. */
export function named(names: Record<string, string>, code: string): string {
  return code ? (names[code] ?? '（名称未知）') : '—'
}

// PLACEHOLDER until its owner writes it.
import { z } from 'zod'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'

export const Search = z.object({})

export function CodesPage(_: PageProps<z.output<typeof Search>>) {
  return <PageFrame title="codes">{null}</PageFrame>
}

// The matters a district starts with (F24), each with its five parts (F30), by category; editable later.
import type { Matter } from '../model.ts'
import { construction } from './construction.ts'
import { governance } from './governance.ts'
import { livelihood } from './livelihood.ts'
import { safety } from './safety.ts'
import { service } from './service.ts'

export const matters: readonly Matter[] = [...livelihood, ...governance, ...safety, ...service, ...construction]

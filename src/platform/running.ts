// One server at a time on a data folder: a note with the process number, which a killed server leaves behind harmlessly.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Takes the folder for this process; the returned function lets go. Throws when another server holds it. */
export function holdFolder(folder: string): () => void {
  const file = join(folder, 'server.pid')
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && isServer(pid))
      throw new Error(`这个数据目录正由另一个服务使用（进程 ${pid}）：${folder}\n先停掉它，或用 DATA_DIR 换一个目录。`)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

/** A running process that is one of ours: numbers are given out again, so the command line is looked at. */
function isServer(pid: number): boolean {
  try {
    return /main\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return false
  }
}

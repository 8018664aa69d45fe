// Where uploaded files lie: a disk folder now, an S3 store by another driver of the same library. Keys are uuids.
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

export type Files = {
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array>
}

export function openFiles(folder: string): Files {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    put: (key, bytes) => disk.put(pathOf(key), bytes),
    get: (key) => disk.getBytes(pathOf(key)),
  }
}

/** Spread over folders by the last two digits of the uuid, so that no folder grows too long. */
function pathOf(key: string): string {
  return `${key.slice(-2)}/${key}`
}

// Hands a form to the outbox and says in a word what became of it, without keeping the person waiting.
import { say } from './kit.tsx'
import { type Handed, put } from './outbox.ts'

const patience = 3000

/** Throws when the phone cannot keep it; then the form stays as it is. */
export async function send(handed: Handed, draft: string): Promise<void> {
  const { sent } = await put(handed, draft)
  const slow = new Promise<'slow'>((done) => setTimeout(done, patience, 'slow'))
  void Promise.race([sent, slow])
    .catch(() => 'slow' as const)
    .then((end) => {
      if (end === undefined) say('发出去了')
      else if (end === 'slow') say('存好了，正在发，您可以走开')
      else say(end.state === 'failed' ? '没办成，原因写在下面，内容都在' : '存在手机里了，有网自动发')
    })
}

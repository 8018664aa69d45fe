// Pictures in a form: each is sent at once under its own act id, shown small, and can be tried again or taken out.
import { Button, Spin } from 'antd'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { newId } from '../../../platform/values.ts'

type Picture = {
  id: string
  file: File
  url: string
  name: string
  stand: 'sending' | 'sent' | 'failed'
  words: string
}

const Answer = z.object({ message: z.string().optional() })

/** Sends one picture under the id that a step will name. Throws words. */
async function send(id: string, file: File): Promise<void> {
  const body = new FormData()
  body.append('file', file)
  let reply: Response
  try {
    reply = await fetch(`/api/photos?act=${id}`, { method: 'POST', body, credentials: 'same-origin' })
  } catch {
    throw new Error('连不上服务器，请再传一次。')
  }
  if (reply.ok) return
  const said = Answer.safeParse(await reply.json().catch(() => null))
  throw new Error((said.success && said.data.message) || '没有传上去，请再传一次。')
}

export function PhotoField({
  id,
  value = [],
  onChange,
  most = 9,
}: {
  id?: string
  value?: string[]
  onChange?(ids: string[]): void
  most?: number
}) {
  const input = useRef<HTMLInputElement>(null)
  const [pictures, setPictures] = useState<Picture[]>([])
  const kept = useRef<string[]>(value)
  const change = (ids: string[]) => {
    kept.current = ids
    onChange?.(ids)
  }
  const set = (id: string, patch: Partial<Picture>) =>
    setPictures((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one)))
  const upload = async ({ id, file }: Picture) => {
    set(id, { stand: 'sending', words: '' })
    try {
      await send(id, file)
      set(id, { stand: 'sent' })
      change([...new Set([...kept.current, id])])
    } catch (error) {
      set(id, { stand: 'failed', words: error instanceof Error ? error.message : '' })
    }
  }
  const add = (files: FileList | null) => {
    const fresh = [...(files ?? [])].slice(0, most - pictures.length).map((file): Picture => {
      return { id: newId(), file, url: URL.createObjectURL(file), name: file.name, stand: 'sending', words: '' }
    })
    setPictures((all) => [...all, ...fresh])
    for (const picture of fresh) void upload(picture)
  }
  const remove = ({ id, url }: Picture) => {
    URL.revokeObjectURL(url)
    setPictures((all) => all.filter((one) => one.id !== id))
    change(kept.current.filter((one) => one !== id))
  }
  return (
    <div>
      <input
        ref={input}
        id={id}
        className="cg-hidden"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          add(event.target.files)
          event.target.value = ''
        }}
      />
      <ul className="inc-photos" aria-live="polite">
        {pictures.map((picture) => (
          <li key={picture.id} className="inc-photo-edit">
            <Spin spinning={picture.stand === 'sending'} description="正在上传">
              <img src={picture.url} alt={`待提交的照片 ${picture.name}`} width={96} height={96} />
            </Spin>
            <Button size="small" type="text" aria-label={`去掉照片 ${picture.name}`} onClick={() => remove(picture)}>
              去掉
            </Button>
            {picture.stand === 'failed' && (
              <span role="alert" className="inc-photo-failed">
                {picture.words}
                <Button size="small" onClick={() => void upload(picture)}>
                  再传一次
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button icon={<Icon name="plus" />} disabled={pictures.length >= most} onClick={() => input.current?.click()}>
        {pictures.length >= most ? `最多 ${most} 张` : '加照片'}
      </Button>
    </div>
  )
}

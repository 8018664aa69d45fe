// Pictures of a form: taken or chosen, made small on the phone, shown with a cross to take them out. Never asked for.
import { useEffect, useId, useMemo, useState } from 'react'
import { newId } from '../../platform/values.ts'
import type { WaitingPhoto } from './outbox-rules.ts'
import { shrink } from './photos.ts'

const most = 6

type Props = { photos: WaitingPhoto[]; onChange(photos: WaitingPhoto[]): void; big?: boolean }

export function Camera({ photos, onChange, big = false }: Props) {
  const [busy, setBusy] = useState(false)
  const [no, setNo] = useState('')
  const add = async (files: FileList | null) => {
    setBusy(true)
    setNo('')
    const fresh: WaitingPhoto[] = []
    for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
      try {
        fresh.push({ id: newId(), blob: await shrink(file) })
      } catch {
        setNo('有一张照片打不开，没有加上。')
      }
    }
    setBusy(false)
    if (fresh.length) onChange([...photos, ...fresh])
  }
  const full = photos.length >= most
  return (
    <div className="camera">
      <div className="thumbs">
        {photos.map((photo, n) => (
          <Thumb
            key={photo.id}
            photo={photo}
            n={n + 1}
            onDrop={() => onChange(photos.filter(({ id }) => id !== photo.id))}
          />
        ))}
      </div>
      {full ? (
        <p className="quiet">最多 {most} 张。</p>
      ) : (
        <div className="pick">
          <Pick label={busy ? '正在处理…' : '拍照'} capture big={big} busy={busy} onFiles={add} />
          <Pick label="从相册选" busy={busy} onFiles={add} />
        </div>
      )}
      <p role="alert" className="no">
        {no}
      </p>
    </div>
  )
}

type PickProps = {
  label: string
  capture?: boolean
  big?: boolean
  busy: boolean
  onFiles(files: FileList | null): void
}

function Pick({ label, capture, big, busy, onFiles }: PickProps) {
  const id = useId()
  return (
    <span className={`file ${big ? 'large' : ''}`}>
      <input
        id={id}
        type="file"
        accept="image/*"
        disabled={busy}
        {...(capture ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          onFiles(event.target.files)
          event.target.value = ''
        }}
      />
      <label htmlFor={id}>{label}</label>
    </span>
  )
}

/** The address of a picture that lies on the phone, for as long as it is shown. */
export function useBlobUrl(blob: Blob): string {
  const url = useMemo(() => URL.createObjectURL(blob), [blob])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return url
}

function Thumb({ photo, n, onDrop }: { photo: WaitingPhoto; n: number; onDrop(): void }) {
  const url = useBlobUrl(photo.blob)
  return (
    <span className="thumb">
      <img src={url} alt={`第 ${n} 张照片`} />
      <button type="button" onClick={onDrop} aria-label={`去掉第 ${n} 张照片`}>
        ×
      </button>
    </span>
  )
}

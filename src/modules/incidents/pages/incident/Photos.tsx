// The pictures of an incident: small ones in a row, a large one on a press. Only those in the handling chain are sent them.
import { Image } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../model.ts'

export const photoUrl = (id: string) => `/api/photos/${id}`

/** `stepName` says with which step a picture came, for its words. */
export function Photos({ photos, stepName }: { photos: IncidentView['photos']; stepName: (n: number) => string }) {
  if (!photos.length) return null
  return (
    <Image.PreviewGroup>
      <ul className="inc-photos" aria-label={`照片 ${photos.length} 张`}>
        {photos.map((photo, n) => (
          <li key={photo.id}>
            <Photo id={photo.id} alt={`第 ${n + 1} 张照片，${stepName(photo.n)}时上传`} />
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}

function Photo({ id, alt }: { id: string; alt: string }) {
  const [broken, setBroken] = useState(false)
  if (broken) return <span className="inc-photo-off">照片只给参与办理的单位看</span>
  return <Image src={photoUrl(id)} alt={alt} width={96} height={96} onError={() => setBroken(true)} />
}

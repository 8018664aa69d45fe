// Where it is: chosen level by level, or pressed on the map. A point in a gap or an overlap asks which area is meant; it never guesses.
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { noOf } from '../../../../platform/ui/client.ts'
import { Icon } from '../../../../platform/ui/Icon.tsx'
import { AreaCode, Point } from '../../../../platform/values.ts'
import { AreaMap } from '../../../grid/parts/AreaMap.tsx'
import { AreaPicker } from '../../../grid/parts/AreaPicker.tsx'
import { client } from '../asked.ts'
import { levelUnder } from '../map/levels.ts'

export const Place = z.object({ area: AreaCode.optional(), point: Point.optional() })
export type Place = z.infer<typeof Place>

/** A place that can be recorded: a community or below. */
export const PlaceGiven = Place.refine(
  (place) => (place.area?.length ?? 0) >= 12,
  '请选到村（社区）或更细；点过地图的，请选是哪个网格',
)

type Located = Awaited<ReturnType<typeof client.locate>>

export function PlaceField({
  home,
  value,
  onChange,
  id,
}: {
  home: string
  value?: Place
  onChange?(place: Place): void
  id?: string
}) {
  const [mapShown, setMapShown] = useState(false)
  const [found, setFound] = useState<Located>()
  const [words, setWords] = useState('')
  const press = async (point: Point) => {
    setWords('正在找这个点在哪个网格…')
    setFound(undefined)
    onChange?.({ point })
    try {
      const answer = await client.locate(point)
      setFound(answer)
      setWords(wordsOf(answer))
      const [only] = answer.areas
      if (answer.kind === 'one' && only) onChange?.({ area: only.code, point })
    } catch (error) {
      setWords(noOf(error).message)
    }
  }
  return (
    <div className="inc-column">
      <AreaPicker
        id={id}
        within={home}
        lowest="microGrid"
        value={value?.area}
        onChange={(area) => {
          setFound(undefined)
          setWords('')
          onChange?.({ area: area ?? (home.length >= 12 ? home : undefined) })
        }}
      />
      <div>
        <Button icon={<Icon name="map" />} aria-expanded={mapShown} onClick={() => setMapShown(!mapShown)}>
          {mapShown ? '收起地图' : '在地图上点'}
        </Button>
      </div>
      {mapShown && (
        <AreaMap
          area={home}
          level={levelUnder(home)}
          place={value?.point}
          onPlace={(point) => void press(point)}
          height={340}
        />
      )}
      <p className="inc-located" aria-live="polite">
        {words}
      </p>
      {found && found.kind !== 'one' && found.areas.length > 0 && (
        <Radio.Group
          aria-label="这个点属于哪个网格"
          className="inc-column"
          value={value?.area}
          options={found.areas.map((area) => ({ value: area.code, label: area.name }))}
          onChange={(event) => onChange?.({ area: event.target.value as string, point: value?.point })}
        />
      )}
    </div>
  )
}

function wordsOf({ kind, areas }: Located): string {
  if (kind === 'one') return `这个点在 ${areas[0]?.name ?? ''}。`
  if (kind === 'overlap') return '这个点同时落在几个网格里，请选是哪一个：'
  return areas.length ? '这个点不在任何网格里，请从附近的网格里选一个：' : '这个点附近没有网格，请从上面的区域里选。'
}

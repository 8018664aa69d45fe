// What can be done now: the one primary step and its counterpart in sight, all others in a list, each that is closed with its reason.
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Step } from '../../../../platform/ui/Step.tsx'
import type { Offer, Offers } from './offers.ts'

export function Actions({ offers, turn, onPick }: { offers: Offers; turn: string; onPick(offer: Offer): void }) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const pick = (offer: Offer) => {
    setShown(false)
    onPick(offer)
  }
  const { primary, counterpart, others } = offers
  const open = others.filter((offer) => !offer.no)
  return (
    <div className="inc-actions">
      {shown && (
        <div id={id} className="inc-others">
          <OthersList offers={others} onPick={pick} />
        </div>
      )}
      <p className="inc-turn">{turn}</p>
      <div className="inc-line">
        {primary && (
          <Button type="primary" onClick={() => pick(primary)}>
            {primary.name}
          </Button>
        )}
        {counterpart && <Button onClick={() => pick(counterpart)}>{counterpart.name}</Button>}
        <Button aria-expanded={shown} aria-controls={shown ? id : undefined} onClick={() => setShown(!shown)}>
          {shown ? '收起' : primary ? '更多' : open.length ? `可以做的（${open.length}）` : '看看该谁办'}
        </Button>
      </div>
    </div>
  )
}

function OthersList({ offers, onPick }: { offers: Offer[]; onPick(offer: Offer): void }) {
  const open = offers.filter((offer) => !offer.no)
  const closed = offers.filter((offer) => offer.no)
  return (
    <>
      {open.length > 0 && <h3>您现在还可以</h3>}
      <ul className="inc-plain inc-line">
        {open.map((offer) => (
          <li key={offer.step}>
            <Button onClick={() => onPick(offer)}>{offer.name}</Button>
          </li>
        ))}
      </ul>
      {closed.length > 0 && <h3>现在不能做的，和原因</h3>}
      <ul className="inc-plain inc-closed">
        {closed.map((offer) => (
          <li key={offer.step}>
            <Step no={offer.words} size="small">
              {offer.name}
            </Step>
            <span className="inc-quiet">{offer.words}</span>
            <details>
              <summary>看看该谁办</summary>
              {offer.who}
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

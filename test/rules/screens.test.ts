import { describe, expect, test } from 'vitest'
import { heldScenes } from '../../shared/domain/screens.ts'
import { minutes } from '../../shared/domain/time.ts'
import { openHall } from '../kit/hall.ts'

describe('the projector', () => {
  test('[V3] follows the meeting through the day', () => {
    const hall = openHall({ day: ['opening:5', 'break:15', 's1', 'summing_up:30'], reveal: 'direct' })
    const scenes: string[] = []
    const note = () => {
      const scene = hall.view('projector').screen?.scene ?? ''
      if (scenes.at(-1) !== scene) scenes.push(scene)
    }
    note()
    while (hall.meeting.life.state !== 'archived') {
      hall.press()
      note()
      if (hall.slot('s1').phase === 'closed') {
        hall.take({ type: 'ballot.reveal', round: 's1-1' })
        note()
      }
    }
    expect(scenes).toEqual([
      'standby',
      'interval',
      'standby',
      'recess',
      'standby',
      'presenter',
      'ballot',
      'presenter',
      'results',
      'interval',
      'standby',
      'ended',
    ])
  })

  test('[V3] shows a suspension, and a remark between two items', () => {
    const hall = openHall()
    hall.begin()
    hall.say({ type: 'remark.record', item: null, kind: 'comment', speaker: 'Chair', text: 'Welcome', show: true })
    expect(hall.view('projector').screen?.scene).toBe('remark')
    hall.take({ type: 'meeting.move', to: 'suspended' })
    expect(hall.view('projector').screen?.scene).toBe('suspended')
  })

  test('[V3] a ballot and a result stand before a remark', () => {
    const hall = openHall({ reveal: 'direct' })
    hall.bring('s1', 'ballot')
    const show = () =>
      hall.say({ type: 'remark.record', item: 's1', kind: 'question', speaker: 'A', text: 'Why?', show: true })
    show()
    expect(hall.view('projector').screen?.scene).toBe('ballot')
    hall.press()
    expect(hall.view('projector').screen?.scene).toBe('remark')
    hall.take({ type: 'ballot.reveal', round: 's1-1' })
    expect(hall.view('projector').screen?.scene).toBe('results')
  })

  test.each(heldScenes.filter((scene) => scene !== 'auto'))(
    '[V3] held at %s it stays there until it is let go',
    (scene) => {
      const hall = openHall()
      hall.bring('s1', 'called')
      hall.say({ type: 'screen.hold', scene, message: 'Back at ten' })
      hall.press()
      hall.take({ type: 'meeting.move', to: 'recess' })
      expect(hall.view('projector').screen).toEqual({ scene, message: 'Back at ten' })
      expect(hall.view('console').walls).toEqual({ held: scene, spotlight: null, result: null })
      hall.press()
      hall.say({ type: 'screen.hold', scene: 'auto' })
      expect(hall.view('projector').screen?.scene).toBe('presenter')
    },
  )

  test('[V3] black hides the projector and stops nothing', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.say({ type: 'screen.hold', scene: 'black' })
    hall.pass(minutes(1))
    expect(hall.reading()).toBe('09:00 running')
    expect(hall.view('stage').now?.timer).toBe(hall.meeting.timer)
  })
})

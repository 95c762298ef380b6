/** What the chair's table is told of cards that were tried on a second device. */
import { expect, test } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { useFreshTries } from '../../client/chair/secrecy/fresh-tries.ts'

test('[E10] a card that was looked into, issued anew and tried again is said again', () => {
  const tried = shallowRef<readonly string[]>(['017'])
  const tries = effectScope().run(() => useFreshTries(() => tried.value))
  if (!tries) throw new Error('the scope had ended')
  expect(tries.fresh.value).toEqual(['017'])
  tries.dismiss()
  tried.value = ['017', '023']
  expect(tries.fresh.value).toEqual(['023'])
  tried.value = []
  tried.value = ['017']
  expect(tries.fresh.value).toEqual(['017'])
})

/** Which cards are on a device. */
import { expect, test } from 'vitest'
import { cardsByDevice } from '../../db/cards-by-device.ts'

test('[E10] a card is on one device, a device may hold several, and what was taken off is on none', () => {
  const devices = cardsByDevice()
  devices.put('A001', 'phone')
  devices.put('A001', 'phone')
  devices.put('A002', 'phone')
  expect([devices.on('phone'), devices.on('tablet')]).toEqual([['A001', 'A002'], []])
  devices.put('A001', 'tablet')
  expect([devices.on('phone'), devices.on('tablet')]).toEqual([['A002'], ['A001']])
  devices.drop('A001')
  devices.drop('A001')
  expect([devices.on('phone'), devices.on('tablet')]).toEqual([['A002'], []])
})

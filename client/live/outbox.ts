/**
 * Commands that have not been answered. Each is kept on the device before it is sent and sent again with the same id
 * until the hub answers, so that a lost line neither loses nor doubles it (rule C2).
 */
import type { Envelope } from '../../shared/protocol/protocol.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'
import { keep, recall } from './place.ts'
import { randomId } from './random-id.ts'

export class Outbox {
  private kept: Envelope[] = recall<Envelope[]>('outbox') ?? []

  get waiting(): readonly Envelope[] {
    return this.kept
  }

  add(command: Command): Envelope {
    const envelope = { id: randomId(), command }
    this.keepAll([...this.waiting, envelope])
    return envelope
  }

  answered(id: string): void {
    this.keepAll(this.waiting.filter((envelope) => envelope.id !== id))
  }

  private keepAll(waiting: Envelope[]): void {
    this.kept = waiting
    keep('outbox', waiting)
  }
}

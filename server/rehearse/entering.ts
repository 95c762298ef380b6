/** Gets a session from a running hub by what stands behind the # of a link. Throws what the hub said if it lets nobody in. */
import { createHash } from 'node:crypto'

/** What a simulated phone calls itself: the same for the same code, so that a rehearsal can be played twice. */
const deviceOf = (code: string): string => createHash('sha256').update(`rehearsal ${code}`).digest('hex').slice(0, 32)

export async function enter(url: string, link: string): Promise<string> {
  const { pathname, hash } = new URL(link)
  const secret = hash.slice(1)
  const [path, body] =
    pathname === '/join' ? ['/api/join', { code: secret, device: deviceOf(secret) }] : ['/api/session', { secret }]
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })
  const { session, refused } = (await answer.json()) as { session?: string; refused?: string }
  if (!session) throw new Error(refused ?? String(answer.status))
  return session
}

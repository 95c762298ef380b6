import { deviceOf } from './a-hub.ts'

/** Gets a session from a running hub, by what is behind the # of a link. */
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
  const { session } = (await answer.json()) as { session?: string }
  if (!session) throw new Error(`not let in: ${answer.status}`)
  return session
}

/** By which names this hub can be reached, and whether a request used one of them. */
import { hostname, networkInterfaces } from 'node:os'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Networks that live inside this machine only; a phone cannot come in by them. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun)/i

/** A laptop changes networks, but not between two phones that come back together. In milliseconds. */
const LOOK_AGAIN_AFTER = 1_000
let looked: { at: number; addresses: readonly string[] } | null = null

/** This machine's addresses in the hall's network, IPv4 only: what a person can type. Virtual networks come last. */
export function lanAddresses(): readonly string[] {
  const at = performance.now()
  if (!looked || at - looked.at > LOOK_AGAIN_AFTER) looked = { at, addresses: lookUp() }
  return looked.addresses
}

const lookUp = (): readonly string[] =>
  Object.entries(networkInterfaces())
    .sort(([a], [b]) => Number(virtual.test(a)) - Number(virtual.test(b)))
    .flatMap(([, list]) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

const isEverything = (host: string) => host === '0.0.0.0' || host === '::'

/** As a name stands in an address: IPv6 in brackets. */
const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** How many connections may wait to be taken: Node's default of 511 makes a hall of phones that comes back at once wait. */
export const BACKLOG = 4_096

/** Where the hub listens: `host` as given on the command line, the port it got. */
export type Listening = { readonly host: string; readonly port: number }

/** The names by which the hub may be called. Looked up anew each time, since a laptop changes networks. */
function names({ host }: Listening): readonly string[] {
  if (!isEverything(host))
    return [inUrl(host), ...(host.startsWith('127.') || host === 'localhost' || host === '::1' ? loopback : [])]
  return [...loopback, hostname().toLowerCase(), `${hostname().toLowerCase()}.local`, ...lanAddresses()]
}

/** The base addresses to print: this machine's own first, then the hall's. */
export function baseAddresses(listening: Listening): { local: string; lan: readonly string[] } {
  const { host, port } = listening
  const url = (name: string) => `http://${name}:${port}`
  if (!isEverything(host)) return { local: url(inUrl(host)), lan: [] }
  return { local: url('localhost'), lan: lanAddresses().map(url) }
}

/** Is this `Host` header one of ours? Refuses DNS rebinding. */
export function isOurHost(header: string | undefined, listening: Listening): boolean {
  const asked = header?.toLowerCase()
  return names(listening).some(
    (name) => asked === `${name}:${listening.port}` || (listening.port === 80 && asked === name),
  )
}

/** Is this `Origin` a page of ours, at the very host that was asked? A missing one is not. */
export const isOurOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`

/** Does a browser at this address run on the hub's own machine, by whichever of its addresses it came? */
export const isThisMachine = (address: string | undefined): boolean =>
  isLoopback(address) || (address !== undefined && lanAddresses().includes(address.replace(/^::ffff:/, '')))

/** Did this request come from the hub's own machine? */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (/^(::ffff:)?127\./.test(address) || address === '::1')

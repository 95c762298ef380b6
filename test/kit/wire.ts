/**
 * The wire as it is now: the schemas of what comes in, and the declarations, followed to their ends, of what goes out.
 */
import ts from 'typescript'
import { z } from 'zod'
import { refusalCodes } from '../../shared/domain/decision.ts'
import { sectionsFor } from '../../shared/domain/view.ts'
import { entryRefusals } from '../../shared/protocol/entry.ts'
import { handshakeRefusals, PROTOCOL_VERSION } from '../../shared/protocol/protocol.ts'
import { eventSchemas, joinSchema, sessionSchema } from '../../shared/protocol/schemas.ts'
import { declarationsIn, filesUnder } from './sources.ts'

/** What the hub says, by the names of its types. */
const said = ['ServerToClient', 'Reply', 'BallotReply', 'SyncReply']

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

export function theWire() {
  return {
    version: PROTOCOL_VERSION,
    comesIn: Object.fromEntries(Object.entries(eventSchemas).map(([name, schema]) => [name, schemaOf(schema)])),
    overHttp: { session: schemaOf(sessionSchema), join: schemaOf(joinSchema) },
    goesOut: goesOut(),
    sections: sectionsFor,
    refusals: [...refusalCodes],
    entryRefusals: [...entryRefusals],
    handshakeRefusals: [...handshakeRefusals],
  }
}

/** The events that the hub sends, from the type that declares them. */
export function hubEvents(): readonly string[] {
  const declared = declarations().get('ServerToClient')
  if (!declared || !ts.isInterfaceDeclaration(declared)) throw new Error('ServerToClient is not an interface')
  return declared.members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []))
}

const declarations = () =>
  declarationsIn(
    filesUnder(['shared/domain', 'shared/protocol'], ['.ts']).filter((path) => !path.endsWith('/schemas.ts')),
  )

/** Every type and list of words that what goes out is made of, as written, without comments. */
function goesOut(): Readonly<Record<string, string>> {
  const all = declarations()
  const printer = ts.createPrinter({ removeComments: true })
  const texts: Record<string, string> = {}
  const add = (name: string): void => {
    const declared = all.get(name)
    if (!declared || name in texts) return
    const text = printer.printNode(ts.EmitHint.Unspecified, declared, declared.getSourceFile())
    texts[name] = text.replace(/\s+/g, ' ')
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) add(node.text)
      ts.forEachChild(node, visit)
    }
    visit(declared)
  }
  said.forEach(add)
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

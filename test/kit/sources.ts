/** The project's own files as text: what they import, say and cite. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

export const exists = (path: string): boolean => existsSync(join(root, path))
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every file below some folders whose name ends in one of `ends`, as paths from the top. */
export const filesUnder = (folders: readonly string[], ends: readonly string[]): readonly string[] =>
  folders
    .filter(exists)
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
    )
    .filter((path) => ends.some((end) => path.endsWith(end)))
    .sort()

/** The TypeScript of a file: all of it, or the script blocks of a Vue component. */
const scriptOf = (path: string): string =>
  path.endsWith('.vue')
    ? [...textOf(path).matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : textOf(path)

const trees = new Map<string, ts.SourceFile>()
function parsed(path: string): ts.SourceFile {
  const tree =
    trees.get(path) ?? ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  trees.set(path, tree)
  return tree
}

export type Import = {
  /** A path from the top, or a package's name. */
  readonly target: string
  readonly package: boolean
  /** `type`: leaves nothing behind in a page. `later`: loaded when it is asked for. */
  readonly when: 'type' | 'first' | 'later'
}

/** What a file imports, re-exports or loads. */
export function importsOf(path: string): readonly Import[] {
  const found: Import[] = []
  const add = (specifier: string, when: Import['when']) => {
    const own = specifier.startsWith('.')
    found.push({ target: own ? posix.join(posix.dirname(path), specifier) : packageOf(specifier), package: !own, when })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'first')
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly ? 'type' : 'first')
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node.argument.literal.text, 'type')
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      add(target && ts.isStringLiteral(target) ? target.text : 'unreadable', 'later')
    }
    ts.forEachChild(node, visit)
  }
  visit(parsed(path))
  return found
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

/** Where the comments of a file's TypeScript are, in order. */
function commentRanges(path: string): readonly ts.CommentRange[] {
  const source = parsed(path)
  const found = new Map<number, ts.CommentRange>()
  const visit = (node: ts.Node): void => {
    const around = [
      ...(ts.getLeadingCommentRanges(source.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, node.end) ?? []),
    ]
    for (const range of around) found.set(range.pos, range)
    node.getChildren(source).forEach(visit)
  }
  visit(source)
  return [...found.values()].sort((a, b) => a.pos - b.pos)
}

/** A file's TypeScript without its comments; every line is where it was. */
export function withoutComments(path: string): string {
  const { text } = parsed(path)
  let bare = ''
  let at = 0
  for (const { pos, end } of commentRanges(path)) {
    bare += text.slice(at, pos) + text.slice(pos, end).replace(/[^\n]/g, '')
    at = end
  }
  return bare + text.slice(at)
}

/** The comments of a file's TypeScript, each on a line of its own. */
export const commentsOf = (path: string): string =>
  commentRanges(path)
    .map(({ pos, end }) =>
      parsed(path)
        .text.slice(pos, end)
        .replace(/\n\s*\*?/g, ' '),
    )
    .join('\n')

/** A Vue component without its scripts: what is laid out and how it looks. */
export const outsideScripts = (path: string): string => textOf(path).replace(/<script[^>]*>[\s\S]*?<\/script>/g, '')

/** The exported types, and the lists of words that types are made from, of some files, by name. */
export function declarationsIn(paths: readonly string[]): ReadonlyMap<string, ts.Node> {
  const found = new Map<string, ts.Node>()
  for (const statement of paths.flatMap((path) => [...parsed(path).statements])) {
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      found.set(statement.name.text, statement)
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const list = initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer
      if (list && ts.isArrayLiteralExpression(list) && ts.isIdentifier(name)) found.set(name.text, list)
    }
  }
  return found
}

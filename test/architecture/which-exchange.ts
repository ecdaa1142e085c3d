import ts from 'typescript'

/** A place where code asks which exchange it is talking to: the line, and what stands there. */
export type Asking = { readonly line: number; readonly text: string }

/** What tells one exchange from another. Its protocol, settings and limits are declared, and may be asked about. */
const IDENTIFYING = new Set(['id', 'name', 'area', 'endpoint'])

const EQUALITIES = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
])

/** Methods that compare a text with another, or a list with a text. */
const COMPARING = new Set([
  'includes',
  'has',
  'get',
  'test',
  'startsWith',
  'endsWith',
  'match',
  'indexOf',
  'localeCompare',
])

const isLiteral = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.RegularExpressionLiteral

/** A list, set, map or table that is written out with literals in it. */
const holdsLiterals = (node: ts.Node): boolean => {
  if (ts.isArrayLiteralExpression(node))
    return node.elements.some((element) => isLiteral(element) || holdsLiterals(element))
  if (ts.isNewExpression(node)) return node.arguments?.some(holdsLiterals) === true
  if (ts.isObjectLiteralExpression(node)) return node.properties.length > 0
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return holdsLiterals(node.expression)
  return false
}

const bare = (node: ts.Node): ts.Node =>
  ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)
    ? bare(node.expression)
    : node

const isNamedExchange = (text: string): boolean => /(^|\.)exchange$/i.test(text)

/** The names under which a file takes an exchange's identity apart: `const { id } = exchange`, `({ id: which }: Exchange) =>`. */
const takenApart = (source: ts.SourceFile): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isObjectBindingPattern(node)) {
      const { parent } = node
      const stated = ts.isVariableDeclaration(parent) || ts.isParameter(parent) ? parent : undefined
      const isExchange =
        (stated?.initializer !== undefined && isNamedExchange(stated.initializer.getText(source))) ||
        (stated?.type !== undefined && /\bExchange\b/.test(stated.type.getText(source)))
      for (const { name, propertyName } of node.elements) {
        const member = (propertyName ?? name).getText(source)
        if (ts.isIdentifier(name) && (member === 'exchangeId' || (isExchange && IDENTIFYING.has(member))))
          names.add(name.text)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/** `'EALING' as ExchangeId`, `parseExchangeId('EALING')`, `/EALING/`. */
const isNamedLiteral = (node: ts.Node): boolean =>
  isLiteral(bare(node)) || (ts.isCallExpression(node) && node.arguments.length > 0 && node.arguments.every(isLiteral))

/** The literals, lists and tables that a file holds written out, by name. */
const writtenOut = (source: ts.SourceFile): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer !== undefined &&
      (holdsLiterals(node.initializer) || isNamedLiteral(node.initializer))
    )
      names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/**
 * Finds where a source compares an exchange's id, name, area or address with anything written out: equality, `switch`, a list, set, map, table or pattern of
 * literals, there and then or under a name. Read from the syntax tree, so that neither a line break nor a comment hides it.
 */
export const whereAsked = (path: string, text: string): readonly Asking[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const apart = takenApart(source)
  const tables = writtenOut(source)
  const found: Asking[] = []
  const note = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.push({ line: line + 1, text: node.getText(source).split('\n')[0] ?? '' })
  }
  const isIdentity = (wrapped: ts.Node): boolean => {
    const node = bare(wrapped)
    if (ts.isIdentifier(node)) return node.text === 'exchangeId' || apart.has(node.text)
    if (ts.isElementAccessExpression(node))
      return (
        isNamedExchange(node.expression.getText(source)) &&
        ts.isStringLiteralLike(node.argumentExpression) &&
        IDENTIFYING.has(node.argumentExpression.text)
      )
    if (ts.isCallExpression(node))
      // `exchange.id.toLowerCase()` is the exchange's id still.
      return ts.isPropertyAccessExpression(node.expression) && isIdentity(node.expression.expression)
    if (!ts.isPropertyAccessExpression(node)) return false
    return (
      node.name.text === 'exchangeId' ||
      (isNamedExchange(node.expression.getText(source)) && IDENTIFYING.has(node.name.text))
    )
  }
  const isWrittenOut = (wrapped: ts.Node): boolean => {
    const node = bare(wrapped)
    return isNamedLiteral(node) || holdsLiterals(node) || (ts.isIdentifier(node) && tables.has(node.text))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && EQUALITIES.has(node.operatorToken.kind)) {
      const sides = [node.left, node.right]
      if (sides.some(isIdentity) && sides.some(isWrittenOut)) note(node)
    }
    if (ts.isSwitchStatement(node) && isIdentity(node.expression)) note(node)
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      COMPARING.has(node.expression.name.text)
    ) {
      const [argument] = node.arguments
      const { expression: of } = node.expression
      if (
        argument !== undefined &&
        ((isIdentity(of) && isWrittenOut(argument)) || (isWrittenOut(of) && isIdentity(argument)))
      )
        note(node)
    }
    if (ts.isElementAccessExpression(node) && isIdentity(node.argumentExpression) && isWrittenOut(node.expression))
      note(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

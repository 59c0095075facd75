import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Something that a module hands out and that is called or made anew, and what is said above it. */
export interface ExportedFunction {
  readonly name: string;
  readonly docs: string;
  /** Names of the arguments, in their order; an argument that is taken apart has none. */
  readonly parameters: readonly (string | null)[];
  /** Names that the docstring says something of, in its order. */
  readonly described: readonly string[];
  /** Whether it gives a bare number, word or yes and no, or a list of them: what it is no type says. */
  readonly isBare: boolean;
  /** Whether it stops on arguments that cannot be, itself or by a function that does nothing else. */
  readonly isRefusing: boolean;
  /** Whether it may return null or undefined: nothing that says why. */
  readonly isSilent: boolean;
}

/** Functions and classes that a module hands out, however they are written. */
export function exportedFunctions(file: ts.SourceFile): ExportedFunction[] {
  return file.statements.filter(isExported).flatMap((node) => {
    if (ts.isFunctionDeclaration(node)) return [readFunction(node.name?.text ?? 'default', node, node)];
    if (ts.isClassDeclaration(node)) return [readFunction(node.name?.text ?? 'default', node, undefined)];
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations
      .filter(({ initializer }) => isCallable(initializer))
      .map(({ name, initializer }) =>
        readFunction(
          name.getText(),
          node,
          initializer && ts.isFunctionLike(initializer) ? (initializer as ts.SignatureDeclaration) : undefined,
        ),
      );
  });
}

/** A source file, read from the disk or given. */
export const parseFile = (url: URL, source = readFileSync(url, 'utf8')): ts.SourceFile =>
  ts.createSourceFile(url.pathname, source, ts.ScriptTarget.Latest, true);

function readFunction(name: string, node: ts.Node, signature: ts.SignatureDeclaration | undefined): ExportedFunction {
  const docs = ts.getJSDocCommentsAndTags(node);
  const tags = docs.flatMap((doc) => (ts.isJSDoc(doc) ? [...(doc.tags ?? [])] : []));
  return {
    name,
    docs: docs.map((doc) => doc.getText()).join('\n'),
    parameters: (signature?.parameters ?? []).map((own) => (ts.isIdentifier(own.name) ? own.name.text : null)),
    described: tags.filter(ts.isJSDocParameterTag).map((tag) => tag.name.getText()),
    isBare: isBare(signature?.type),
    isRefusing: isRefusal(node),
    isSilent: isNothing(signature?.type),
  };
}

const isCallable = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node));

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isRefusal = (node: ts.Node): boolean =>
  ts.isThrowStatement(node) ||
  (ts.isCallExpression(node) && /^require[A-Z]/.test(node.expression.getText())) ||
  (ts.forEachChild(node, (child) => isRefusal(child) || undefined) ?? false);

const isNothing = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined &&
  (ts.isUnionTypeNode(type) ? type.types.some(isNothing) : ['null', 'undefined'].includes(type.getText()));

const isBare = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && /^(readonly )?(number|boolean|string)(\[\])*$/.test(type.getText());

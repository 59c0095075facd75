import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Turns what a resolver gave into what is answered. @throws Error for a value that does not fit its type */
export type Completion = (value: unknown) => unknown;

/**
 * Prepares the answer for a selection of plain fields: objects whose fields are read as they are, lists and leaves.
 * Null where something else is asked for: fragments, directives, arguments, the same key twice, fields that are
 * resolved, interfaces and unions.
 */
export function completionOf(type: GraphQLOutputType, selectionSet: SelectionSetNode | undefined): Completion | null {
  if (isNonNullType(type)) {
    const complete = completionOf(type.ofType, selectionSet);
    return (
      complete &&
      ((value) => {
        const completed = complete(value);
        if (completed === null) throw new Error(`Cannot return null for a field of type ${String(type)}.`);
        return completed;
      })
    );
  }
  if (isListType(type)) {
    const complete = completionOf(type.ofType, selectionSet);
    return (
      complete &&
      ((value) => {
        if (value == null) return null;
        if (!Array.isArray(value)) throw new Error(`Expected a list for a field of type ${String(type)}.`);
        return value.map(complete);
      })
    );
  }
  if (isLeafType(type))
    return (value) => {
      if (value == null) return null;
      const serialised: unknown = type.serialize(value);
      if (serialised == null) throw new Error(`${type.name} made nothing of a value.`);
      return serialised;
    };
  return isObjectType(type) && selectionSet ? objectCompletion(type, selectionSet) : null;
}

function objectCompletion(type: GraphQLObjectType, { selections }: SelectionSetNode): Completion | null {
  const fields: { key: string; name: string; complete: Completion }[] = [];
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD || selection.directives?.length || selection.arguments?.length) return null;
    const name = selection.name.value;
    const key = selection.alias?.value ?? name;
    // On a plain object `__proto__` is no key of its own.
    if (key === '__proto__' || fields.some((field) => field.key === key)) return null;
    if (name === '__typename') {
      fields.push({ key, name, complete: () => type.name });
      continue;
    }
    const field = type.getFields()[name];
    if (!field || field.resolve || field.args.length > 0) return null;
    const complete = completionOf(field.type, selection.selectionSet);
    if (!complete) return null;
    fields.push({ key, name, complete });
  }
  return (value) => {
    if (value == null) return null;
    const source = value as Record<string, unknown>;
    const completed: Record<string, unknown> = {};
    for (const { key, name, complete } of fields) completed[key] = complete(source[name]);
    return completed;
  };
}

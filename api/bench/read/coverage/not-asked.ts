/** Functions that routes hand their `locals` to, but that read nothing when a page is opened; why. By file of `lib/data` and name. */
export const READ_NOTHING: Readonly<Record<string, string>> = {
  'run notFound': 'ends the page',
  'staff/registry registryKind': 'reads the address, or ends the page',
  'staff/registry canChangeRegistry': 'looks at the role of the viewer',
  'staff/registry requireRegistryRole': 'looks at the role of the viewer',
  'staff/methodology/instruments writesInstrument': 'looks at the role of the viewer',
  'staff/methodology/draft changeDraft': 'writes what a form holds',
};

/** Operations of the pages that no question sends; why. */
export const OPERATIONS_NOT_ASKED: Readonly<Record<string, string>> = {
  Stored:
    'sent while a form stores a rating once more, never when a page is opened: the answers of a receipt, which the page of a receipt asks for',
};

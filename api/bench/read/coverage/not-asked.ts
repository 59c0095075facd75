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
  AppEventRecorder:
    'sent for roles that record releases, once for each release on a chart: a look into the audit trail',
  Stored: 'sent while a rating is revised, which is measured by `bench -- ingest`: the receipt, which is asked for',
};

import {
  type Instrument,
  type InstrumentContent,
  type InstrumentState,
  type Language,
  type LocalizedText,
  toInstrument,
} from '@otklik/schema';

/** How far the texts of one language have come. Frozen with the version they belong to. */
export interface Translation {
  /** Rises by one with each version in which the texts of this language differ from those of its parent. */
  revision: number;
  /** When a second translator and people have found it to mean the same; null while nobody has said so. */
  checkedAt: string | null;
  checkedBy: string | null;
  /** How it was checked. */
  note: LocalizedText | null;
}

/** Why a warning about a text was accepted. */
export interface Acknowledgement {
  reason: LocalizedText;
  /** Who gave it; null for the built-in version. */
  by: string | null;
  at: string | null;
}

/** A version of the instrument as it is stored, ready to be asked. */
export interface InstrumentVersion {
  kind: 'INSTRUMENT';
  id: string;
  /** MAJOR.MINOR.PATCH; null for a draft. */
  version: string | null;
  state: InstrumentState;
  /** The version it was made from; null for a built-in one. */
  parentVersion: string | null;
  instrument: Instrument;
  translations: Readonly<Record<Language, Translation>>;
  /** Finding → reason. */
  acknowledgements: Readonly<Record<string, Acknowledgement>>;
  notes: LocalizedText;
  /** Rises with each change of a draft, so that nobody overwrites what somebody else has changed. */
  edition: number;
  createdAt: Date;
  createdBy: string;
  changedAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
  retiredAt: Date | null;
}

/** A row as `VERSION_COLUMNS` reads it. */
export type InstrumentRow = Omit<InstrumentVersion, 'kind' | 'instrument'> & { content: InstrumentContent };

/** What is read of `instrument_version v` with its parent `p`. */
export const VERSION_COLUMNS = `v.id, v.version, v.state, p.version as "parentVersion", v.content, v.translations,
  v.acknowledgements, v.notes, v.edition, v.created_at as "createdAt", v.created_by as "createdBy",
  v.changed_at as "changedAt", v.published_at as "publishedAt", v.published_by as "publishedBy",
  v.retired_at as "retiredAt"
  from instrument_version v left join instrument_version p on p.id = v.parent_id`;

/** The number a draft bears while it has none. */
const NO_VERSION = '0.0.0';

/** Makes a stored version ready. The ORM reads instants as texts, a pool as dates. */
export const toInstrumentVersion = ({ content, ...row }: InstrumentRow): InstrumentVersion => ({
  kind: 'INSTRUMENT',
  ...row,
  createdAt: new Date(row.createdAt),
  changedAt: new Date(row.changedAt),
  publishedAt: row.publishedAt && new Date(row.publishedAt),
  retiredAt: row.retiredAt && new Date(row.retiredAt),
  instrument: toInstrument(row.version ?? NO_VERSION, content),
});

/** Languages whose translation was checked. */
export const checkedLanguages = ({ translations }: Pick<InstrumentVersion, 'translations'>): Language[] =>
  (Object.keys(translations) as Language[]).filter((language) => translations[language].checkedAt !== null);

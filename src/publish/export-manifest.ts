/** Where the export says of itself what it is. */
export const OWN = '.latarnia';
export const MANIFEST = `${OWN}/manifest.json`;
export const SIGNATURE = `${OWN}/manifest.sig`;
export const PUBLIC_KEY = `${OWN}/public-key.pem`;

/** What is signed: every file, and of which moment of which log they are. */
export interface ExportManifest {
  readonly generation: string;
  readonly revision: number;
  readonly log_id: string | null;
  /** Hash of the log's last event. */
  readonly head: string;
  readonly created: string;
  /** From then on the site itself says something else. */
  readonly valid_until: string | null;
  /** SHA-256 by name, sorted. */
  readonly files: Readonly<Record<string, string>>;
}

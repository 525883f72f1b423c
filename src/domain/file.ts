/** A stored file. `size` in bytes, `type` a media type, `checksum` a SHA-256 in hex where the back end gives it. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly checksum?: string;
  readonly scan?: 'scanning' | 'clean' | 'blocked';
}
export type StoredFile = FileRef;

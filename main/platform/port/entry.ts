// Files and folders as they were seen. Paths are real places on disk, without links; `shown` is the same path as a
// person knows it (`~/.config/zoomus.conf`).

/** A file or folder as it stands. */
export interface EntrySeen {
  readonly path: string;
  readonly shown: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits (07777). */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly bytes: number;
  /** stat(2): tells this very entry from another one of the same name. */
  readonly device: bigint;
  readonly inode: bigint;
  /** readlink(2); null for what is no link. */
  readonly target: string | null;
}

/** A file whose content matters. At most 16 MB are read; a longer one is a problem, not a guess. */
export interface FileSeen extends EntrySeen {
  readonly content: Buffer;
}

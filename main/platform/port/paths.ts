// Where is looked: this machine, a mounted disk, or a test's own tree.

/** Where installed software is read. A scan of a mounted disk or a test tree has another root and home. */
export interface Paths {
  /** Absolute, `/` for this machine. */
  readonly root: string;
  /** Absolute, as seen from outside the root. */
  readonly home: string;
}

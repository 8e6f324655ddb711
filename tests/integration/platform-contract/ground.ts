// What the contract's scenarios are run on: paths in the words of the platform under test.

export interface Ground {
  /** A root with nothing in it, and one in which Zoom's folder stands, each with a home. */
  readonly emptyRoot: { readonly root: string; readonly home: string };
  readonly zoomRoot: { readonly root: string; readonly home: string };
  /** Where Zoom's program stands in `zoomRoot`, as the catalogue writes it and as it is seen from inside. */
  readonly zoomEntry: string;
  readonly zoomPath: string;
  /** A program that runs there until it is ended. */
  readonly sleeper: readonly [program: string, ...args: string[]];
  /** A device folder without devices. */
  readonly devices: string;
}

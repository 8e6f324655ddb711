// One client's share of what was seen of several.
interface Owned {
  readonly client: string;
}

/** Gives a function that keeps, of any list, what is this client's. */
export const ofClient =
  (client: string) =>
  <T extends Owned>(things: readonly T[]): readonly T[] =>
    things.filter((thing) => thing.client === client);

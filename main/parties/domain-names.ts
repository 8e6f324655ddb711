// A set of domain names that knows who stands at which: the longest entry that a name ends in wins.

export class DomainNames<T> {
  readonly #whole = new Map<string, T>();
  readonly #below = new Map<string, T>();

  /** `zoom.us` is the name and all below it; `*.zoom.us` too. What holds anything but a name is left out. */
  add(pattern: string, value: T): void {
    const name = pattern.toLowerCase().replace(/^\*\./, '');
    if (isName(name) && !this.#below.has(name)) this.#below.set(name, value);
  }

  /** This very name, and none below it. */
  addWhole(pattern: string, value: T): void {
    const name = pattern.toLowerCase();
    if (isName(name) && !this.#whole.has(name)) this.#whole.set(name, value);
  }

  find(asked: string): { readonly value: T; readonly length: number } | null {
    const name = asked.toLowerCase().replace(/\.$/, '');
    const whole = this.#whole.get(name);
    if (whole !== undefined) return { value: whole, length: name.length };
    for (let rest = name; rest !== ''; ) {
      const value = this.#below.get(rest);
      if (value !== undefined) return { value, length: rest.length };
      const dot = rest.indexOf('.');
      rest = dot < 0 ? '' : rest.slice(dot + 1);
    }
    return null;
  }
}

/** Two labels at least, the last not of digits (`23.62.3.183` is an address); paths and the like are no names. */
const isName = (text: string): boolean =>
  /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(text);

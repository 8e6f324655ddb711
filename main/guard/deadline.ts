// One timer for the next moment at which time alone changes something.
export class Deadline {
  readonly #due: () => void;
  #set: { readonly atMs: number; readonly timer: NodeJS.Timeout } | null = null;

  /** `due` is called when the moment has come; nothing is set any more then. */
  constructor(due: () => void) {
    this.#due = due;
  }

  /** Epoch milliseconds, in place of what was set before; null: nothing is waited for. */
  set(atMs: number | null): void {
    if ((this.#set?.atMs ?? null) === atMs) return;
    if (this.#set !== null) clearTimeout(this.#set.timer);
    this.#set = null;
    if (atMs === null) return;
    const timer = setTimeout(
      () => {
        this.#set = null;
        this.#due();
      },
      // A moment that is past already gets its turn after who is at work now.
      Math.max(1, atMs - Date.now()),
    );
    this.#set = { atMs, timer };
  }
}

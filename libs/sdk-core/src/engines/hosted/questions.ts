/** What the page has been asked and has not answered yet. */
export class Questions {
  readonly #answers = new Map<number, (value: boolean) => void>();
  #nextId = 1;

  /** Sends the question with an id of its own. Resolves with the page's answer; never, if it does not come. */
  ask(send: (id: number) => void): Promise<boolean> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      send(id);
    });
  }

  answer(id: number, value: boolean): void {
    this.#answers.get(id)?.(value);
    this.#answers.delete(id);
  }
}

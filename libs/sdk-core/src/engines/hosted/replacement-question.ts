/** The page answers within this time whether it goes on with another session; one that does not is opened anew. */
const REPLACE_MS = 15_000;

/** Whether the page goes on with another session. One question at a time: a new one gives up that before. */
export class ReplacementQuestion {
  /** The page won't answer any more. */
  giveUp: () => void = () => undefined;

  async ask(ask: () => Promise<boolean>): Promise<boolean> {
    this.giveUp();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const givenUp = new Promise<false>((resolve) => {
      this.giveUp = () => {
        clearTimeout(timer);
        resolve(false);
      };
      timer = setTimeout(this.giveUp, REPLACE_MS);
    });
    const answer = await Promise.race([ask(), givenUp]);
    clearTimeout(timer);
    return answer;
  }
}

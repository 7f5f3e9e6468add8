/**
 * The pointer, over frames of another process. Firefox 153 performs pointer actions of a page in the page's own process
 * alone: what lies in a frame of another site never hears of them. So each is performed in the frame that is under it.
 */

/** Sends a command to Firefox and resolves to its result. */
export type Send = (method: string, params: object) => Promise<unknown>;

export interface ActionsParams {
  readonly context: string;
  readonly actions: readonly Source[];
}

interface Source {
  readonly type: string;
  readonly actions: readonly Action[];
}

interface Action {
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
}

interface Spot {
  readonly context: string;
  readonly x: number;
  readonly y: number;
}

/** Runs in a page: the frame that is at this point of it, and where in that frame. */
const FRAME_AT = `(x, y) => {
  let at = document.elementFromPoint(x, y);
  while (at?.shadowRoot) {
    const inner = at.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === at) break;
    at = inner;
  }
  if (at?.localName !== 'iframe') return [];
  const { left, top } = at.getBoundingClientRect();
  const { paddingLeft, paddingTop } = getComputedStyle(at);
  return [
    at.contentWindow,
    Math.round(x - left - at.clientLeft - parseFloat(paddingLeft)),
    Math.round(y - top - at.clientTop - parseFloat(paddingTop)),
  ];
}`;

interface CallResult {
  readonly result?: {
    readonly value?: readonly { readonly type: string; readonly value: unknown }[];
  };
}

const whole = (coordinate: number) => ({ type: 'number', value: coordinate });

/** Follows the frames under a point, as deep as they go. */
async function spotAt(send: Send, { context, x, y }: Spot): Promise<Spot> {
  const { result } = (await send('script.callFunction', {
    functionDeclaration: FRAME_AT,
    arguments: [whole(x), whole(y)],
    // the page's own scripts can neither see nor change it
    target: { context, sandbox: 'pointer' },
    awaitPromise: false,
  })) as CallResult;
  const [frame, left, top] = result?.value ?? [];
  if (frame?.type !== 'window') return { context, x, y };
  const { context: inner } = frame.value as { readonly context: string };
  return spotAt(send, { context: inner, x: Number(left?.value), y: Number(top?.value) });
}

const MOVES = ['pointerMove', 'scroll'];

/** Sends the pointer's actions to where it is. */
export class Pointer {
  readonly #send: Send;
  /** By page: the frame that the pointer is over. */
  readonly #over = new Map<string, string>();

  constructor(send: Send) {
    this.#send = send;
  }

  /** The same actions, in the frame that they are meant for. */
  async redirect(params: ActionsParams): Promise<ActionsParams> {
    const { context, actions } = params;
    if (!actions.every(({ type }) => type === 'pointer' || type === 'wheel')) return params;
    const move = actions
      .flatMap((source) => source.actions)
      .findLast(({ type }) => MOVES.includes(type));
    if (!move) return { context: this.#over.get(context) ?? context, actions };
    const spot = await spotAt(this.#send, { context, x: move.x ?? 0, y: move.y ?? 0 });
    this.#over.set(context, spot.context);
    const { x, y } = spot;
    return {
      context: spot.context,
      actions: actions.map((source) => ({
        ...source,
        actions: source.actions.map((action) =>
          MOVES.includes(action.type) ? { ...action, x, y } : action,
        ),
      })),
    };
  }
}

/**
 * Everything of Antom that a page could ask, played by interception: gateway, hosted page, script, tracker, fingerprint,
 * bank and wallet. Nothing leaves the machine: what has no answer here is aborted and listed in `strangers`.
 * Source: docs/reference/official-sdk-protocol.md.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Request, Route } from '@playwright/test';
import type { AppPlan, PayAnswer } from '../pages/antom-app.ts';
import { elementPage } from './element-page.ts';
import {
  CARDS,
  CHALLENGE_ANSWERS,
  PAY_ANSWERS,
  QUERY_ANSWERS,
  type CardName,
  type QueryAnswer,
  type QueryAnswerName,
} from './gateway.ts';
import { antomSession, idOf, type SessionTraits } from './session.ts';

const OFFICIAL = createRequire(import.meta.url).resolve('@alipay/ams-checkout/package.json');
/** As published, byte for byte. */
export const OFFICIAL_SCRIPT = OFFICIAL.replace('package.json', 'dist/umd/ams-checkout.min.js');
export const HOSTED_ORIGIN = 'https://ac.alipay.com';
/** Where the page of the Payment Element is. */
export const ELEMENT_PAGE = 'https://checkout.antom.com/elements/';
/** Where the official script is published, by its version; the newer address has none. */
export const SCRIPT_URL =
  /^https:\/\/(sdk\.marmot-cloud\.com\/package\/ams-checkout\/[\d.]+\/dist\/umd|js\.antom\.com\/v2)\/ams-checkout(\.min)?\.js$/;

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** As published: `window.iTracker` with what the SDK calls of it. */
const TRACKER = `window.iTracker = {
  initiTracker() {}, set() {}, logError() {}, logInfo() {}, reportRPC() {},
};`;

/** A call to the gateway. */
export interface Query {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: { readonly [key: string]: unknown };
}

export type Held = 'load' | 'answer' | 'query' | 'bank' | 'script';

const page = (body: string): string => `<!doctype html><meta charset="utf-8" />${body}`;

/** The bank asks; what the shopper answers goes to the gateway, not to the page that shows it. */
const bankPage = page(`
  <button value="approved">Approve</button> <button value="rejected">Reject</button>
  <script>
    addEventListener('click', ({ target }) => fetch('/fake/decide', { method: 'POST', body: target.value }));
  </script>`);

/** Of somebody else: notes whatever it is sent. */
const strangersPage =
  '<script>window.received = []; addEventListener("message", ({ data }) => window.received.push(data));</script>';

export class AntomWorld {
  /** What the hosted page does by itself, from its next load on. */
  plan: AppPlan = {};
  /** What the gateway answers to the session query: one by name, or the next of a list. */
  query: QueryAnswerName | QueryAnswerName[] = 'fine';
  /** Antom's script: how often its next loads fail first, or whether they hang. */
  script: { failures: number; hangs: boolean } = { failures: 0, hangs: false };
  /** What the tracker's script is; an ad blocker's stub is empty. */
  tracker: string = TRACKER;
  /** Called when money was taken, before the page hears of it. */
  onPaid: (session: string) => unknown = () => undefined;
  /** The hosted page's own answer. */
  hosted: 'fine' | 'refused' | '404' = 'fine';
  /** Scripts that a session may name, by their address; `hangs` or a status in place of the text. */
  readonly modules = new Map<string, string | number>();
  /** Requests that have no answer here: aborted. There must be none. */
  readonly strangers: string[] = [];
  /** What was asked of Antom, as `METHOD https://…` without its query. */
  readonly asked: string[] = [];
  readonly queries: Query[] = [];
  readonly #charges = new Map<string, number>();
  /** Settle with what the bank said. */
  readonly #challenges: ((answer: keyof typeof CHALLENGE_ANSWERS) => void)[] = [];
  readonly #held = new Map<Held, Promise<void>>();
  #letGo: (() => void)[] = [];
  #cutNextLoad = false;
  #over = false;

  static async around(context: BrowserContext): Promise<AntomWorld> {
    const world = new AntomWorld();
    // the fingerprint draws in WebGL, which without a graphics card stops the page for seconds
    await context.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        type: string,
        ...rest: unknown[]
      ) {
        return type.includes('webgl') ? null : Reflect.apply(getContext, this, [type, ...rest]);
      } as typeof getContext;
    });
    await context.route(
      (url) => /^https?:$/.test(url.protocol) && !/^(localhost|127\.0\.0\.1)$/.test(url.hostname),
      (route, request) => world.#answer(route, request),
    );
    return world;
  }

  session(traits: SessionTraits = {}): string {
    return antomSession(traits);
  }

  /** How often money was taken for this session. */
  charges(session: string): number {
    return this.#charges.get(idOf(session)) ?? 0;
  }

  hold(what: Held): void {
    this.#held.set(what, new Promise((resolve) => this.#letGo.push(resolve)));
  }

  /** Who waits already goes on waiting; later ones pass. */
  letPass(what: Held): void {
    this.#held.delete(what);
  }

  release(): void {
    this.#held.clear();
    for (const letGo of this.#letGo.splice(0)) letGo();
  }

  cutNextLoad(): void {
    this.#cutNextLoad = true;
  }

  /** How often this was asked, by the beginning of its address. */
  count(start: string): number {
    return this.asked.filter((line) => line.includes(start)).length;
  }

  /** Nobody waits any more. */
  end(): void {
    this.#over = true;
    this.release();
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = new URL(request.url());
    this.asked.push(`${request.method()} ${url.origin}${url.pathname}`);
    const row = ANSWERS.find(([address]) => address.test(`${url.origin}${url.pathname}`));
    try {
      if (row) await row[1](this, route, request);
      else {
        this.strangers.push(`${request.method()} ${request.url()}`);
        await route.abort('namenotresolved');
      }
    } catch (error) {
      // whoever asked may be gone
      if (!this.#over && !/closed|Target|canceled|Route is already handled/i.test(String(error)))
        throw error;
    }
  }

  async load(route: Route, request: Request): Promise<void> {
    const main = !request.url().includes('isPreload=true');
    if (main) await this.#held.get('load');
    if (main && this.#cutNextLoad) {
      this.#cutNextLoad = false;
      return route.abort('connectionrefused');
    }
    if (this.hosted === 'refused') return route.abort('connectionrefused');
    if (this.hosted === '404') return fulfill(route, request, page('Not here.'), { status: 404 });
    const html = await readFile(`${DIST}/antom-app.html`, 'utf8');
    const plan = JSON.stringify(this.plan);
    const body = html.replace(/(id="plan">)[^<]*/, (_, start: string) => start + plan);
    await fulfill(route, request, body);
  }

  async loadElement(route: Route, request: Request): Promise<void> {
    await this.#held.get('load');
    await fulfill(route, request, elementPage({ pays: true }));
  }

  async answerQuery(route: Route, request: Request): Promise<void> {
    const [body] = (request.postDataJSON() ?? [{}]) as Query['body'][];
    this.queries.push({ url: request.url(), headers: request.headers(), body: body ?? {} });
    const name = typeof this.query === 'string' ? this.query : (this.query.shift() ?? 'fine');
    await this.#held.get('query');
    const answer: QueryAnswer = QUERY_ANSWERS[name];
    if (answer === 'hangs') return;
    if (answer === 'down') return route.abort('connectionrefused');
    const { body: text, type = 'application/json', ...more } = answer;
    await fulfill(route, request, text, { ...more, type });
  }

  /** Takes the money first; it is only the answer that may stay away. */
  async pay(route: Route, request: Request): Promise<void> {
    const { session, card } = request.postDataJSON() as { session: string; card: string };
    const name = (Object.keys(CARDS) as CardName[]).find((one) => CARDS[one] === card) ?? 'good';
    const answer = PAY_ANSWERS[name];
    if (answer === 'cut') return route.abort('connectionreset');
    await this.#count(session, answer);
    await this.#held.get('answer');
    await fulfill(route, request, JSON.stringify(answer), { type: 'application/json' });
  }

  async waitForBank(route: Route, request: Request): Promise<void> {
    const { session } = request.postDataJSON() as { session: string };
    const said = await new Promise<keyof typeof CHALLENGE_ANSWERS>((resolve) =>
      this.#challenges.push(resolve),
    );
    const answer = CHALLENGE_ANSWERS[said];
    await this.#count(session, answer);
    await fulfill(route, request, JSON.stringify(answer), { type: 'application/json' });
  }

  async showBank(route: Route, request: Request): Promise<void> {
    await this.#held.get('bank');
    await fulfill(route, request, bankPage);
  }

  async decide(route: Route, request: Request): Promise<void> {
    const said = request.postData() as keyof typeof CHALLENGE_ANSWERS;
    for (const settle of this.#challenges.splice(0)) settle(said);
    await fulfill(route, request, '{}', { type: 'application/json' });
  }

  async loadScript(route: Route, request: Request): Promise<void> {
    await this.#held.get('script');
    if (this.script.hangs) return;
    if (this.script.failures > 0) {
      this.script.failures -= 1;
      return route.abort('connectionrefused');
    }
    const text = await readFile(OFFICIAL_SCRIPT, 'utf8');
    await fulfill(route, request, text, { type: 'text/javascript' });
  }

  async loadModule(route: Route, request: Request): Promise<void> {
    const found = this.modules.get(request.url());
    if (found === 'hangs') return;
    if (typeof found === 'number') return fulfill(route, request, '', { status: found });
    await fulfill(route, request, found ?? '', { type: 'text/javascript' });
  }

  async #count(session: string, { events = [] }: PayAnswer): Promise<void> {
    if (!events.some(({ code }) => code === 'SDK_PAYMENT_SUCCESSFUL')) return;
    this.#charges.set(idOf(session), this.charges(session) + 1);
    await this.onPaid(session);
  }
}

interface Extra {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** With leave for any page to read it. */
function fulfill(
  route: Route,
  request: Request,
  body: string | Buffer,
  { status = 200, type = 'text/html', headers = {} }: Extra = {},
): Promise<void> {
  return route.fulfill({
    status,
    contentType: type,
    body,
    headers: {
      'access-control-allow-origin': request.headers()['origin'] ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Result-Status, Tips, Memo, Mgw-TraceId',
      'Mgw-TraceId': 'trace-of-the-gateway',
      ...headers,
    },
  });
}

type Answer = (world: AntomWorld, route: Route, request: Request) => Promise<void>;

const empty: Answer = (_, route, request) => fulfill(route, request, '');
const object: Answer = (_, route, request) =>
  fulfill(route, request, '{}', { type: 'application/json' });
const image: Answer = (_, route, request) => fulfill(route, request, PIXEL, { type: 'image/gif' });
const html =
  (text: string): Answer =>
  (_, route, request) =>
    fulfill(route, request, page(text));

/** Who answers what. */
const ANSWERS: readonly (readonly [address: RegExp, answer: Answer])[] = [
  [
    /^https:\/\/imgs-(sea-global|na-global|de-global|qk|id|sa)\.alipay\.com\/mgw\.htm$/,
    (world, ...ask) => world.answerQuery(...ask),
  ],
  [/^https:\/\/ac\.alipay\.com\/page\/antom-web-checkout\//, (world, ...ask) => world.load(...ask)],
  [/^https:\/\/checkout\.antom\.com\/elements\//, (world, ...ask) => world.loadElement(...ask)],
  [
    /^https:\/\/(ac\.alipay|checkout\.antom)\.com\/fake\/pay$/,
    (world, ...ask) => world.pay(...ask),
  ],
  [
    /^https:\/\/(ac\.alipay|checkout\.antom)\.com\/fake\/wait$/,
    (world, ...ask) => world.waitForBank(...ask),
  ],
  [
    /^https:\/\/ac\.alipay\.com\/assets\//,
    async (_, route, request) => {
      const text = await readFile(`${DIST}${new URL(request.url()).pathname}`);
      await fulfill(route, request, text, { type: 'text/javascript' });
    },
  ],
  // where the SDK's class for newer products looks, which ours doesn't use
  [/^https:\/\/checkout\.antom\.com\/checkout-page\//, html('Another product of Antom’s.')],
  // another page of Antom's origin, and one of a stranger's, for forged messages
  [/^https:\/\/ac\.alipay\.com\/other$/, html('Another page of Antom’s.')],
  [/^https:\/\/(evil|foreign)\.example\.test\//, html(strangersPage)],
  [/^https:\/\/bank\.example\.test\/challenge$/, (world, ...ask) => world.showBank(...ask)],
  [/^https:\/\/bank\.example\.test\/fake\/decide$/, (world, ...ask) => world.decide(...ask)],
  [/^https:\/\/wallet\.example\.test\//, html('<h1>The wallet</h1>')],
  [/^https:\/\/shop\.example\.test\//, html('<h1>The shop’s result page</h1>')],
  [/^https:\/\/modules\.example\.test\//, (world, ...ask) => world.loadModule(...ask)],
  [SCRIPT_URL, (world, ...ask) => world.loadScript(...ask)],
  [
    /^https:\/\/gw\.alipayobjects\.com\/.*\.js$/,
    (world, route, request) => fulfill(route, request, world.tracker, { type: 'text/javascript' }),
  ],
  [/^https:\/\/(gw|mdn)\.alipayobjects\.com\//, image],
  [/^https:\/\/cdn\.marmot-cloud\.com\//, image],
  [/^https:\/\/config\.marmot-cloud\.com\//, object],
  // the fingerprint service, by region
  [/^https:\/\/open-(sea|na|de)-global\.alipay\.com\/api\/open\/risk_client\//, object],
  [/^https:\/\/imdap-sea\.alipay\.com\//, empty],
];

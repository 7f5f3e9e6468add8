import { vi } from 'vitest';
import type { CashierEngine, PreloadRequest } from '../src/contract/engine.ts';
import { createScriptedEngine } from '../src/testing.ts';

/** An engine that notes what it is asked to preload, and is done when the test says so. */
export function createPreloadStage() {
  const script = createScriptedEngine();
  const asked: PreloadRequest[] = [];
  const finish: (() => void)[] = [];
  const load = vi.fn(async () => ({
    ...(await script.engine.load()),
    preload(request: PreloadRequest) {
      asked.push(request);
      return new Promise<void>((resolve) => finish.push(resolve));
    },
  }));
  // without a session, the client asks for Antom's engine by its name
  const engine: CashierEngine = { ...script.engine, name: 'antom', load };
  return { script, engine, load, asked, finish: () => finish.splice(0).forEach((end) => end()) };
}

/** jsdom has no layout, and so no such observer. */
export function stubIntersectionObserver() {
  const watched = new Map<Element, (isIntersecting: boolean) => void>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #notify: (entries: { readonly isIntersecting: boolean }[]) => void;
      readonly #own = new Set<Element>();
      constructor(notify: (entries: { readonly isIntersecting: boolean }[]) => void) {
        this.#notify = notify;
      }
      observe(element: Element) {
        this.#own.add(element);
        watched.set(element, (isIntersecting) => this.#notify([{ isIntersecting }]));
      }
      disconnect() {
        for (const element of this.#own) watched.delete(element);
      }
    },
  );
  return {
    watched,
    scroll: (element: Element, isIntersecting: boolean) => watched.get(element)?.(isIntersecting),
  };
}

/** The listeners that are on a target now, by counting. */
export function countListeners(target: EventTarget): () => number {
  let count = 0;
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  vi.spyOn(target, 'addEventListener').mockImplementation((...args: Parameters<typeof add>) => {
    count += 1;
    add(...args);
  });
  vi.spyOn(target, 'removeEventListener').mockImplementation((...args: Parameters<typeof add>) => {
    count -= 1;
    remove(...args);
  });
  return () => count;
}

import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { serve } from "./served.ts";

/** The later account, of which requests for some paths wait. */
export interface HeldZoom {
  readonly zoom: FakeZoom;
  /** The first request for such a path has come. */
  readonly arrived: Promise<void>;
  /** Answers requests that come from now on; those that wait go on waiting. */
  pass(): void;
  /** Answers all. */
  letGo(): void;
}

export async function holdAt(path: RegExp): Promise<HeldZoom> {
  const zoom = await serve("later");
  let [arrive, letGo, holds] = [() => {}, () => {}, true];
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const free = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  zoom.rules.onRequest = (request) => {
    if (!holds || !path.test(request.path)) return undefined;
    arrive();
    return free;
  };
  const pass = () => {
    holds = false;
  };
  return {
    zoom,
    arrived,
    pass,
    letGo() {
      pass();
      letGo();
    },
  };
}

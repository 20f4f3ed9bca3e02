import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { serve } from "./served.ts";

/** The later account, of which requests for one path wait. */
export interface HeldZoom {
  readonly zoom: FakeZoom;
  /** The first request for the path has come. */
  readonly arrived: Promise<void>;
  /** Answers requests that come from now on; those that wait go on waiting. */
  pass(): void;
  /** Answers all. */
  letGo(): void;
}

export async function holdAt(path: string): Promise<HeldZoom> {
  const zoom = await serve("later");
  let [arrive, letGo, holds] = [() => {}, () => {}, true];
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const free = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  zoom.rules.onRequest = (request) => {
    if (!holds || request.path !== path) return undefined;
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

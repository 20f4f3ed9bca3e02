import { describe, expect, it, vi } from "vitest";
import { parseJson } from "./exchange.ts";

describe("the body of an answer", () => {
  it("is parsed once, however many look into it, and is none where it is not JSON", () => {
    const parse = vi.spyOn(JSON, "parse");
    const answer = { status: 200, headers: {}, text: '{"users":[]}' };
    const broken = { ...answer, text: "<html>" };
    for (let turn = 0; turn < 3; turn++) {
      expect(parseJson(answer)).toEqual({ users: [] });
      expect(parseJson(broken)).toBeUndefined();
    }
    expect(parse).toHaveBeenCalledTimes(2);
    parse.mockRestore();
  });
});

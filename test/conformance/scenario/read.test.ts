import { describe, expect, it } from "vitest";
import { factsOfScenario } from "./facts.ts";
import { parseScenario, readScenarios } from "./read.ts";

const RIGHT = `title: Something
section: "3.3"
account:
  users:
    ann: { roles: ["10"] }
  roles:
    "10": { privileges: [User:Read] }
questions:
  - can: user:ann DataRead set:User
    answer: yes
`;

describe("a scenario's file", () => {
  it("is read as it is written", () => {
    expect(parseScenario(RIGHT, "right.yaml").questions).toMatchObject([{ answer: "yes", parts: [], gaps: [] }]);
  });

  it.each([
    ["ann: { roles", "ann: { rols", "wrong.yaml:5 account.users.ann.rols: Unrecognized key"],
    ["answer: yes", "anwser: yes", "wrong.yaml:10 questions.0.anwser: Unrecognized key"],
    ["answer: yes", "answer: maybe", "wrong.yaml:10 questions.0.answer: Invalid option"],
    ["DataRead set:User", "DataRaed", "wrong.yaml:9 questions.0.can: Write principal Permission resource."],
    ["can:", "cann:", "wrong.yaml:9 questions.0: Ask one of can, whoCan"],
    ['section: "3.3"', "sektion: 3", "wrong.yaml:2 sektion: Unrecognized key"],
    ['section: "3.3"\n', "", "section: Invalid input"],
    ["  users:", "  users:\n    ann: {}", "wrong.yaml:6 Map keys must be unique"],
    ["  roles:", "  coverage: { rolls: denied }\n  roles:", "wrong.yaml:6 account.coverage.rolls"],
    ["answer: yes", "answer: yes\n   x", "wrong.yaml:"],
  ])("with %j as %j is refused by file and line", (right, wrong, error) => {
    expect(RIGHT).toContain(right);
    expect(() => parseScenario(RIGHT.replace(right, wrong), "wrong.yaml")).toThrow(error);
  });

  it("that names nobody it has is refused", () => {
    const { account } = parseScenario(RIGHT.replace('["10"]', '["11"]'), "wrong.yaml");
    expect(() => factsOfScenario(account)).toThrow("The scenario names a role 11 and has none.");
  });
});

it("there is a scenario for every section of what answers mean, and none twice", () => {
  const all = readScenarios().map(({ scenario }) => scenario);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  const sections = new Set(all.map(({ section }) => section.split(".")[0]));
  expect([...sections].sort()).toEqual(["1", "2", "3", "4", "5", "6"]);
});

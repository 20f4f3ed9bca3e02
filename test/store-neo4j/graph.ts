import neo4j from "neo4j-driver";
import { inject } from "vitest";
import { connect } from "../neo4j/connect.ts";

type Row = Readonly<Record<string, unknown>>;

/** Runs one statement on the server that the tests share, as somebody does who asks it by hand. Integers are numbers, times texts. */
export async function inGraph(statement: string, parameters: Row = {}): Promise<Row[]> {
  const driver = connect(inject("neo4j"), { disableLosslessIntegers: true });
  const session = driver.session();
  try {
    const { records } = await session.run(statement, parameters);
    return records.map((record) => JSON.parse(JSON.stringify(record.toObject(), readable)) as Row);
  } finally {
    await session.close();
    await driver.close();
  }
}

function readable(_name: string, value: unknown): unknown {
  return neo4j.isDateTime(value as object) ? String(value) : value;
}

import * as z from "zod";

/** What most settings are: no secret, and without a variable that names a file. */
export const plain = { fileEnv: null, secret: false, required: false } as const;

/** A list, or a text with commas as a variable has it. */
export const list = z.union([z.array(z.string().min(1)), z.string().transform((text) => splitList(text))]);

/** A truth value, or the words for one that a variable may have. */
export const flag = z.union([z.boolean(), z.stringbool()]);

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

import { areaOf, foldCode, satisfies } from "../catalog/codes.ts";
import { WhocanError } from "../lib/errors.ts";
import { encodePart, parseSetKey, splitKey } from "../model/keys.ts";
import { KINDS } from "../model/kinds.gen.ts";
import { ACCESS_STATES } from "../model/states.ts";
import type { NodeView } from "./answers.ts";
import { MAX_PAGE } from "./arguments.ts";
import { type CodeEntitlement, codeEntitlement } from "./codes.ts";
import type { AccessEngine, Entitlement, PageRequest } from "./engine.ts";
import { codeMeant, isKnownCode } from "./known-words.ts";

const WORDS = new Set([...KINDS.map((kind) => kind.word), "set", "pseudo"]);
const ONE: PageRequest = { first: 1, after: null };

/** Finds the key that a reference means: a full key, or `kind:rest`, the rest an id, an e-mail or an exact name. */
export class ReferenceResolver {
  readonly #engine: AccessEngine;
  readonly #account: string | undefined;

  /** `account` decides between several accounts: an account id. */
  constructor(engine: AccessEngine, account?: string) {
    this.#engine = engine;
    this.#account = account;
  }

  /** The key of a node, set or pseudo-principal. BAD_REFERENCE, NO_SUCH_NODE or AMBIGUOUS_REFERENCE otherwise. */
  async resolve(reference: string, field: string): Promise<string> {
    const colon = reference.indexOf(":");
    const word = colon < 0 ? "" : reference.slice(0, colon);
    const rest = reference.slice(colon + 1);
    const sources = new Set(this.#engine.accountPrefixes.map((prefix) => prefix.split(":")[0]));
    if (sources.has(word)) return this.#existing(reference, reference, field);
    if (!WORDS.has(word) || rest === "") {
      throw new WhocanError("BAD_REFERENCE", `"${reference}" is not a reference.`, {
        field,
        help: `Write a full key, or kind:rest with one of ${[...WORDS].join(", ")}.`,
      });
    }
    if (word === "set") return this.#set(reference, rest, field);
    if (word === "pseudo") return this.#existing(`${this.#prefix(field)}:pseudo:${encodePart(rest)}`, reference, field);
    return this.#one(word, rest, reference, field);
  }

  /** What holders names: `privilege:<code>`, `scope:<scope>`, or a node. Throws what code and resolve do. */
  async entitlement(reference: string, field: string): Promise<Entitlement> {
    if (/^(privilege|scope):./su.test(reference.trim())) return this.code(reference, field);
    return { kind: "node", key: await this.resolve(reference, field) };
  }

  /**
   * What a privilege filter names, see codeEntitlement. NO_SUCH_NODE for one that neither the
   * catalog knows nor any role or app has: an answer about it would read as a "no".
   */
  async code(text: string, field: string): Promise<CodeEntitlement> {
    const named = codeEntitlement(text);
    if (isKnownCode(named) || (await this.#isHeld(named))) return named;
    const what = `${named.kind} "${named.code}"`;
    const { completeness } = await this.#engine.holders({ entitlement: named, filter: {}, page: ONE });
    const [gap] = completeness.gaps;
    const message =
      gap === undefined
        ? `There is no ${what}${codeMeant(named)}.`
        : `Nothing that was read has a ${what}${codeMeant(named)}, and not all was: ${gap.reason}.`;
    throw new WhocanError("NO_SUCH_NODE", message, { field, ...(gap === undefined ? {} : { help: gap.remedy }) });
  }

  async #isHeld(named: CodeEntitlement): Promise<boolean> {
    if (named.kind === "privilege") return this.#isPrivilege(named.code);
    const filter = { states: ACCESS_STATES };
    return (await this.#engine.holders({ entitlement: named, filter, page: ONE })).totalCount > 0;
  }

  /** Whether a role's privilege has the code, or one that is enough where it is needed: the search is wider than that. */
  async #isPrivilege(code: string): Promise<boolean> {
    const text = foldCode(areaOf(code)) || foldCode(code);
    for (let after: string | null = null; ; ) {
      const { rows, next } = await this.#engine.search({
        text,
        kinds: ["privilege"],
        page: { first: MAX_PAGE, after },
      });
      if (rows.some((row) => satisfies(codeOf(row), code))) return true;
      if (next === null) return false;
      after = next;
    }
  }

  async #set(reference: string, rest: string, field: string): Promise<string> {
    const [className = "", level, ...owner] = rest.split(":");
    const base = `${this.#prefix(field)}:set:${encodePart(className)}`;
    if (level === undefined) return this.#existing(base, reference, field);
    if (level === "own" && owner.length === 0) return this.#existing(`${base}:own`, reference, field);
    if (owner.length === 0 || (level !== "group" && level !== "user" && level !== "pending")) {
      throw new WhocanError("BAD_REFERENCE", `"${reference}" is not a set.`, {
        field,
        help: "Write set:Class, set:Class:group:<group>, set:Class:user:<user> or set:Class:own.",
      });
    }
    const direct = `${base}:${level}:${owner.join(":")}`;
    if (parseSetKey(direct) !== undefined && (await this.#engine.node(direct)) !== undefined) return direct;
    const ownerKey = await this.#one(level === "group" ? "group" : "user", owner.join(":"), reference, field);
    return this.#existing(`${base}${ownerKey.slice(this.#prefix(field).length)}`, reference, field);
  }

  async #one(word: string, rest: string, reference: string, field: string): Promise<string> {
    const all = await this.#engine.candidates(word, rest);
    const prefix = this.#account === undefined ? undefined : this.#prefix(field);
    const found = prefix === undefined ? all : all.filter((key) => key === prefix || key.startsWith(`${prefix}:`));
    const [first] = found;
    if (first === undefined) throw await this.#notFound(word, rest, reference, field);
    if (found.length > 1) {
      throw new WhocanError(
        "AMBIGUOUS_REFERENCE",
        `"${reference}" matches ${found.length} nodes: ${found.slice(0, 10).join(", ")}.`,
        {
          field,
          data: { matches: found.slice(0, 100) },
        },
      );
    }
    return first;
  }

  async #existing(key: string, reference: string, field: string): Promise<string> {
    if ((await this.#engine.node(key)) !== undefined) return key;
    const word = splitKey(key)[2] ?? "";
    throw WORDS.has(word) ? await this.#notFound(word, key, reference, field) : noSuchNode(reference, field);
  }

  /** What is not there may also not have been read: then the error says so, since it is no "no". */
  async #notFound(word: string, rest: string, reference: string, field: string): Promise<WhocanError> {
    const { completeness } = await this.#engine.search({ text: rest, kinds: [word], page: ONE });
    const [gap] = completeness.gaps;
    if (gap === undefined) return noSuchNode(reference, field);
    return new WhocanError(
      "NO_SUCH_NODE",
      `Nothing that was read matches "${reference}", and not all was: ${gap.reason}.`,
      {
        field,
        help: gap.remedy,
      },
    );
  }

  #prefix(field: string): string {
    const prefixes = this.#engine.accountPrefixes;
    const wanted =
      this.#account === undefined
        ? prefixes
        : prefixes.filter((prefix) => prefix.split(":")[1] === encodePart(this.#account as string));
    const [first] = wanted;
    if (first === undefined) throw new WhocanError("NO_SUCH_NODE", "No such account was read.", { field: "account" });
    if (wanted.length > 1) {
      throw new WhocanError("AMBIGUOUS_REFERENCE", "Several accounts were read: say which.", {
        field,
        help: `Add --account with one of ${prefixes.map((prefix) => prefix.split(":")[1]).join(", ")}.`,
      });
    }
    return first;
  }
}

/** What a privilege's node says, else what ends its key. */
function codeOf({ key, properties }: NodeView): string {
  const { privilege } = properties;
  return typeof privilege === "string" ? privilege : (splitKey(key).at(-1) as string);
}

function noSuchNode(reference: string, field: string): WhocanError {
  return new WhocanError("NO_SUCH_NODE", `Nothing matches "${reference}".`, { field });
}

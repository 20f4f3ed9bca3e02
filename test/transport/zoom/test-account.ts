import type { Capability, Operation } from "../../../src/catalog/capability.ts";
import type { NodeFact } from "../../../src/model/facts.ts";
import { normalizeEmail } from "../../../src/model/keys.ts";
import type { KnownFacts } from "../../../src/sources/source.ts";
import type { OperationCatalog } from "../../../src/sources/zoom/operations.ts";

/** Planted where secrets are: a test that finds one in a fact, an error or a log has found a leak. */
export const CANARY = "CANARY-do-not-leak";
export const ACCOUNT = "AbCdEfGhIjKlMnOp";
export const CREDENTIALS = { accountId: ACCOUNT, clientId: "client-id-1", clientSecret: `${CANARY}-secret` };

const operation = (id: string, rateLabel: Operation["rateLabel"]): Operation => {
  const [method = "", path = ""] = id.split(" ");
  return { id, method, path, rateLabel, family: "core", summary: "" };
};

const OPERATIONS = [
  operation("GET /accounts/{accountId}/settings", "medium"),
  operation("GET /users", "medium"),
  operation("GET /groups", "medium"),
  operation("GET /groups/{groupId}/members", "medium"),
  operation("GET /groups/{groupId}/admins", "medium"),
  operation("GET /roles", "medium"),
  operation("GET /roles/{roleId}", "light"),
  operation("GET /roles/{roleId}/members", "medium"),
  operation("GET /marketplace/apps", "medium"),
  operation("GET /marketplace/apps/{appId}", "medium"),
  operation("GET /accounts/me/recordings", "medium"),
  operation("GET /meetings/{meetingId}/recordings/settings", "light"),
  operation("GET /report/activities", "heavy"),
];

/** A catalog of just the operations in use, so that these tests do not change with the real one. */
export const TEST_CATALOG: OperationCatalog = {
  operation: (id) => OPERATIONS.find((candidate) => candidate.id === id),
  capabilities: OPERATIONS.map(
    ({ id }): Pick<Capability, "id" | "adminScopes" | "needs"> => ({
      id,
      adminScopes: id === "GET /users" ? ["user:read:admin", "user:read:list_users:admin"] : [],
      needs: id === "GET /users" ? [["User:Read"]] : null,
    }),
  ),
};

/** What a section may look up, from a list. */
export function knownFacts(nodes: readonly NodeFact[] = []): KnownFacts {
  return {
    nodes: (kind) => nodes.filter((node) => node.kind === kind),
    userByEmail: (email) => nodes.find((node) => node.properties["email"] === normalizeEmail(email))?.key,
  };
}

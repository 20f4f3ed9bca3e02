// Made by scripts/generate.ts from the folder; do not edit.
import type { RelationDeclaration } from "./kind.ts";
import { adminOf } from "./relations/admin-of.ts";
import { authorized } from "./relations/authorized.ts";
import { grants } from "./relations/grants.ts";
import { hasRole } from "./relations/has-role.ts";
import { hostedBy } from "./relations/hosted-by.ts";
import { memberOf } from "./relations/member-of.ts";
import { scopedTo } from "./relations/scoped-to.ts";

export const RELATIONS: readonly RelationDeclaration[] = [adminOf, authorized, grants, hasRole, hostedBy, memberOf, scopedTo];

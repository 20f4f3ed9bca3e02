import type { CatalogData } from "../../../catalog/capability.ts";
import type { Missing } from "../../../model/coverage.ts";
import { portalAreaOf, type Requirement, type ScopeChoice } from "./requirements.ts";

/** Where things are in Zoom's pages, of the domain that tokens come from. */
export class WhereToClick {
  readonly #domain: string;
  readonly #privileges: CatalogData["privileges"];

  constructor(oauthUrl: string, privileges: CatalogData["privileges"]) {
    this.#domain = new URL(oauthUrl).hostname.endsWith("zoomgov.com") ? "zoomgov.com" : "zoom.us";
    this.#privileges = privileges;
  }

  /** The way to what was missed, for whoever administers the account. */
  of(missing: Missing, choice: ScopeChoice | undefined): string {
    switch (missing.kind) {
      case "scope":
        return `${this.app} › Scopes › Add Scopes: tick ${either(missing.codes)}${this.#instead(choice, missing)}, then save. The next token carries it.`;
      case "privilege":
        return `${this.#domain} › Admin › User Management › Roles › the role of the app's owner › ${this.#areas(missing.codes)}. It holds at once.`;
      case "plan":
        return `${this.#domain} › Admin › Plans and Billing: the account's plan lacks it. Nothing to grant.`;
    }
  }

  /** The app's page. */
  get app(): string {
    return `marketplace.${this.#domain} › Manage › Created Apps › the app`;
  }

  #instead(choice: ScopeChoice | undefined, { codes }: Missing): string {
    const others = (choice?.classic ?? []).filter((scope) => !codes.includes(scope));
    return others.length === 0 ? "" : ` (in an app with classic scopes: ${either(others)})`;
  }

  #areas(codes: readonly string[]): string {
    const forms = codes.map((code) => {
      const form = /:edit$/i.test(code) ? "Edit" : "View";
      return `${portalAreaOf(code, this.#privileges)}: ${form} (${code})`;
    });
    return forms.join(", or ");
  }
}

/** What to ask for where a scope is missing: the kind that the app has, its granular one unless all it has is classic. */
export function scopesToAdd({ scopes }: NonNullable<Requirement["call"]>, isClassicApp: boolean): readonly string[] {
  const first = isClassicApp ? scopes.classic : scopes.granular.filter((scope) => scope.endsWith(":admin"));
  if (first.length > 0) return first;
  return scopes.granular.length > 0 ? scopes.granular : scopes.classic;
}

function either(codes: readonly string[]): string {
  return codes.join(" or ");
}

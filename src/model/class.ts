/** One class of resources: what Zoom grants over. */
export interface ResourceClass {
  readonly name: string;
  /** Who its resources belong to: decides which sets it has. */
  readonly belongsTo: "user" | "group" | "account";
  /** The product that the account needs for it, a word that `lacks` may name; null for the base product. */
  readonly product: string | null;
  /** Where people find it in Zoom's web portal. */
  readonly area: string;
  readonly description: string;
}

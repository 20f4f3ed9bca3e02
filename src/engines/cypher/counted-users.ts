/** So many users have the same: the sorts of the carriers that they hold. */
export interface CountedUsers {
  readonly sorts: readonly number[];
  readonly dormant: boolean;
  readonly users: number;
}

/** Departments with their share of the account's users. */
export const DEPARTMENTS: readonly (readonly [string, number])[] = [
  ["Engineering", 30],
  ["Sales", 18],
  ["Customer Support", 14],
  ["Operations", 10],
  ["Marketing", 8],
  ["Product", 7],
  ["Finance", 5],
  ["People", 4],
  ["IT", 3],
  ["Legal", 1],
];

export interface Site {
  readonly name: string;
  readonly timezone: string;
  readonly weight: number;
}

export const SITES: readonly Site[] = [
  { name: "Berlin", timezone: "Europe/Berlin", weight: 24 },
  { name: "Toronto", timezone: "America/Toronto", weight: 20 },
  { name: "Bengaluru", timezone: "Asia/Kolkata", weight: 18 },
  { name: "São Paulo", timezone: "America/Sao_Paulo", weight: 14 },
  { name: "Nairobi", timezone: "Africa/Nairobi", weight: 12 },
  { name: "大阪", timezone: "Asia/Tokyo", weight: 12 },
];

/** One team in each department for every so many users of the account. */
export const USERS_PER_TEAM_ROUND = 500;
/** However large the account is: even the largest keep their groups to some hundreds. */
export const MOST_TEAM_ROUNDS = 30;

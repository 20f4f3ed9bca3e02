import type { DemoAccount, DemoUser } from "./demo-account.ts";

const DAY = 86_400_000;
const WORKDAY = DAY / 3;
/** Where somebody last signed in who has left since: no user has this address any more. */
export const DEPARTED_SIGN_IN = { email: "marta.kowal@demo.example", daysAgo: 5 };

export interface DemoActivity {
  readonly email: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly type: "Sign in" | "Sign out";
}

/**
 * What the log of sign-ins shows of an account: each user's last sign-in, the one of the day before with its sign-out, and somebody who
 * left. The log has e-mails as people typed them, and its order is that of the users.
 */
export function signInsOf(account: DemoAccount): DemoActivity[] {
  const departed = Date.parse(account.now) - DEPARTED_SIGN_IN.daysAgo * DAY;
  return [...account.users.flatMap(activitiesOf), at(DEPARTED_SIGN_IN.email, departed, "Sign in")];
}

function activitiesOf({ email, lastLoginAt }: DemoUser): DemoActivity[] {
  if (lastLoginAt === null) return [];
  const last = Date.parse(lastLoginAt);
  return [
    at(email.toUpperCase(), last, "Sign in"),
    at(email, last - DAY, "Sign in"),
    at(email, last - DAY + WORKDAY, "Sign out"),
  ];
}

function at(email: string, time: number, type: DemoActivity["type"]): DemoActivity {
  return { email, time: `${new Date(time).toISOString().slice(0, 19)}Z`, type };
}

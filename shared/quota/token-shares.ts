/** This many tokens of a meter are counted one by one, and all others together, so that a meter's record stays small. */
const MOST_TOKENS = 8;

/** Stands for tokens that are counted together, and for calls without a token. */
export const OTHER_TOKENS = "";

/** What one token spent of its meter's calls of today. */
export interface TokenShare {
  readonly tokenId: string;
  calls: number;
  /** Those among them that only took idle turns. */
  background: number;
}

/** A call of a meter: by which token, and whether it is the rest of a long import. */
export interface Spender {
  readonly tokenId: string;
  readonly isBackground: boolean;
}

/**
 * The calls of today that count for this token: its own, and of every other token at most half of the limit. So a token that
 * is alone may spend the whole day, and when another comes, half of the day is there for it. All tokens together spend at most
 * one and a half days.
 */
export function countedCalls(shares: readonly TokenShare[], tokenId: string, limit: number): number {
  const own = find(shares, tokenId);
  return shares.reduce((sum, share) => sum + (share === own ? share.calls : Math.min(share.calls, halfOf(limit))), 0);
}

/** Whether the day allows this call: imports of one token leave half of it to the other tokens that use the meter. */
export function allows(shares: readonly TokenShare[], { tokenId, isBackground }: Spender, limit: number): boolean {
  const own = find(shares, tokenId);
  const isShared = shares.some((share) => share !== own && share.calls > 0);
  if (isBackground && isShared && own !== undefined && own.background >= halfOf(limit)) return false;
  return countedCalls(shares, tokenId, limit) < limit;
}

export function countShare(shares: TokenShare[], { tokenId, isBackground }: Spender): void {
  const share = find(shares, tokenId) ?? add(shares, tokenId);
  share.calls++;
  if (isBackground) share.background++;
}

/** Takes back a call that was not made; one of yesterday may be taken back today. */
export function uncountShare(shares: readonly TokenShare[], { tokenId, isBackground }: Spender): void {
  const share = find(shares, tokenId);
  if (share === undefined) return;
  share.calls = Math.max(share.calls - 1, 0);
  if (isBackground) share.background = Math.max(share.background - 1, 0);
}

/** The larger half: a single call a day is not lent twice. */
const halfOf = (limit: number): number => Math.ceil(limit / 2);

function find(shares: readonly TokenShare[], tokenId: string): TokenShare | undefined {
  for (const share of shares) if (share.tokenId === tokenId) return share;
  return shares.length < MOST_TOKENS || tokenId === OTHER_TOKENS ? undefined : find(shares, OTHER_TOKENS);
}

function add(shares: TokenShare[], tokenId: string): TokenShare {
  const share = { tokenId: shares.length < MOST_TOKENS ? tokenId : OTHER_TOKENS, calls: 0, background: 0 };
  shares.push(share);
  return share;
}

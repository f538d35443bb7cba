import { expect, it } from "vitest";
import { GROUPS, missingFrom } from "../bench/mutation/groups.ts";

it.each(Object.entries(GROUPS))("the group %s of faulty files names only files that exist", (_name, group) => {
  expect(group.mutate.length).toBeGreaterThan(0);
  expect(missingFrom(group)).toEqual([]);
});

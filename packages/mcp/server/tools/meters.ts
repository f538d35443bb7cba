import * as z from "zod";
import { prm } from "../parameters.ts";
import type { Tool } from "../tool.ts";

const input = z.strictObject({ prm });

/** What the token gives access to, and the contract of each meter. */
export const meters: Tool<typeof input> = {
  name: "meters",
  title: "Meters and contracts",
  description:
    "Which Linky meters the person shares (the last four digits), what each measures, the subscribed power, off-peak hours and state of its contract, until when access lasts, and how many calls are left today. Costs four calls to Enedis for each meter.",
  input,
  async answer(asked, { conso, prm: usual }) {
    const named = asked.prm ?? usual;
    const [token, { meters: contracts }] = await Promise.all([
      conso.me(),
      conso.meters(named === undefined ? {} : { prm: named }),
    ]);
    const { scope, expires_at, meters: budgets } = token;
    return {
      access: { scope, until: expires_at },
      meters: contracts.map((contract) => ({
        ...contract,
        budget: budgets.find(({ meter }) => meter === contract.meter)?.budget ?? null,
      })),
    };
  },
};

import type { Translated } from "../language.ts";
import type { GUIDE_HOME_ASSISTANT as FR } from "./guide-home-assistant.fr.ts";

/** The page of the guide about the integration for Home Assistant, in English. */
export const GUIDE_HOME_ASSISTANT: Translated<typeof FR> = {
  title: "Home Assistant",
  description:
    "Your Linky readings on the energy page of Home Assistant, hour by hour and by tariff register, with their cost: installation, prices, moving from HA Linky.",
  lead: "Your readings on the energy page, hour by hour, by tariff register, with their cost; on any installation of Home Assistant 2026.10 or newer.",

  setup: {
    title: "Install",
    points: [
      "In HACS, add the repository of the integration as a custom one and download **Conso API**. Without HACS, copy its folder `custom_components/conso_api` into your configuration. Restart.",
      "The button below opens the integration in your Home Assistant. It cannot carry an address: give the one of this site, `https://conso.example`.",
      "Choose **Pair with a code**: Home Assistant shows a short code. Type it on the page [Connect a device](/appareil), agree at Enedis and confirm the last four digits of your meter. Nothing is copied.",
      "Name the meter. **Show on the energy page** adds one source for each tariff register; what you set there stays as it is.",
    ],
    button: "Add Conso API to my Home Assistant",
    address: "https://my.home-assistant.io/redirect/config_flow_start/?domain=conso_api",
  },

  when: {
    title: "What comes, and when",
    points: [
      "**Within minutes**: the last 28 days, then everything that Enedis keeps: two years of half hours and three years of days.",
      "**Each morning**: yesterday, at the minute that belongs to your meter. Enedis never publishes the current day.",
      "**After a delay or a correction**: the last 30 days are read again each time, and a hole fills by itself.",
    ],
  },

  picture: "The energy page of Home Assistant, in French: the peak and off-peak hours of a day, and what they cost",

  prices: {
    title: "Prices",
    texts: [
      "**Configure** asks for the price of a kWh of each register, taxes included, and the standing charge a day; or an entity that knows the price. The integration then counts the cost of each hour itself, because the energy page accepts no price for imported statistics.",
      "The first price counts for all years that were read. **A changed price holds only from then on**: what is counted already stays. Hours before an entity existed take the fixed price; without one they have no cost, and a repair counts the days.",
    ],
  },

  move: {
    title: "Moving from HA Linky",
    texts: [
      "A repair offers to take over the statistics `linky:…` and `linky_prod:…`. It shows how many days and kWh they hold, copies what is older than ours, and leaves the old ones in place. The action `conso_api.restore_statistics` undoes it.",
    ],
  },

  differs: {
    title: "What differs",
    points: [
      "It is an integration, not an app: it works without a supervisor, and with the gateway of your choice.",
      "Each tariff register has its curve and its cost, Tempo included, and so does what panels inject.",
      "Entities tell the energy of the last published day, the maximum power, the subscribed power, and whether it is off-peak now.",
      "Removing the integration asks what becomes of the statistics; another gateway for the same meter goes on with them.",
    ],
  },

  missing: {
    title: "When something is missing",
    texts: [
      "The **repairs** of Home Assistant say what to do: curve not recorded, meter without readings, quota, consent that ends. The diagnostics file holds no number, name or token: it may be attached to a question. The page [Status](/statut) says whether it is Enedis or us.",
    ],
  },
};

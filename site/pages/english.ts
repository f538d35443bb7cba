import { type Files, filesOf } from "./files.ts";
import { home } from "./home.tsx";

/** The pages that have an English form (`TRANSLATED`), by their file name. */
export const pages = (origin: string): Files => filesOf([home], origin);

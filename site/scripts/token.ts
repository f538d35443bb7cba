import { addCopyButtons } from "../browser/copy.ts";

/** The token page: what is to be copied gets a button for it. */
addCopyButtons();

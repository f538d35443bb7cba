import { addCopyButtons } from "../browser/copy.ts";

/** The token page: adds copy buttons. */
addCopyButtons();

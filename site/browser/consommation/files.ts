import { addDays } from "../../../shared/paris-time.ts";
import { csvFile, download, jsonFile } from "../download.ts";
import { csvOf, jsonOf, type Table } from "../table-file.ts";
import type { ViewName } from "./views/names.ts";
import type { ViewState } from "./views/view.ts";

/** A name that says what and when, and not whose. */
export const fileName = (view: ViewName, { span: { start, end } }: ViewState, extension: string): string =>
  `conso-${view}-${start}-${addDays(end, -1)}.${extension}`;

export const saveCsv = (name: string, table: Table): void => download(name, csvFile(csvOf(table)));

export const saveJson = (name: string, table: Table): void => download(name, jsonFile(jsonOf(table)));

export const savePng = (name: string, image: Blob | null): void => {
  if (image !== null) download(name, image);
};

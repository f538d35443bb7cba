/** Hands a file to the person. */
export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Spreadsheets need the byte order mark to read UTF-8. */
export const csvFile = (csv: string): Blob => new Blob(["\ufeff", csv], { type: "text/csv;charset=utf-8" });

export const jsonFile = (json: string): Blob => new Blob([json], { type: "application/json" });

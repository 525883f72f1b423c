/** How long a download may take to fetch its `blob:` address (ms). */
const GRACE = 60_000;

/** Saves bytes as a file under a name, as a click on a download link would. To be called within a click. */
export function saveFile(document: Document, blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
}

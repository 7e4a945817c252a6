/** A path as it is meant; what cannot be decoded stays as it is, and is found nowhere. */
export function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

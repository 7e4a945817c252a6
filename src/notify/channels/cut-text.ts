/** No longer than so many UTF-16 units, which is how chats count; what is left out shows as an ellipsis. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  // Never half of a character.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

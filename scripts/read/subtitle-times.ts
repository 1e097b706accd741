/** How subtitles begin: with the name of the format, or with a number and a time. */

/** @returns Whether a text begins as subtitles do. */
export function isSubtitles(value: string): boolean {
  return /^\s*WEBVTT\b/.test(value) || /^\s*(?:\d+\s*\n)?\d{1,2}:\d{2}:\d{2}[.,]\d{3}\s+-->\s+\d/.test(value)
}

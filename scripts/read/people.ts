/** Lines that are names of people, as covers have them. */

const chinese =
  /^\p{Script=Han}(?:\s?\p{Script=Han}){1,3}(?:(?:[、，,]|\s+)\p{Script=Han}(?:\s?\p{Script=Han}){1,3}){0,9}$/u
const latin =
  /^(?:(?:Dr|Prof)\.? )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}(?:(?:, | and |, and | & )\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}){0,9}$/u
/** Words of an institution, which is no name of a person; and of a part of any text. */
const noName =
  /大学|学院|研究|公司|中心|部门?$|实验室|集团|医院|学校|摘要|目录|前言|引言|报告|方案|总结|University|Institute|Lab\b|Inc\b|Ltd|Department|School|Abstract|Contents|Introduction|Report/i

/** @returns Whether a line is names and nothing else. */
export function isPeople(text: string): boolean {
  return (chinese.test(text) || latin.test(text)) && !noName.test(text)
}

/** @returns The names: `张三、李四`, `Ada Example and Bo Sample`; two characters may be set apart: `张 三`. */
export function namesOf(text: string): string[] {
  if (chinese.test(text))
    return text
      .split(/[、，,]|\s{2,}|(?<=\p{Script=Han}{2})\s+/u)
      .map((name) => name.replace(/\s+/g, ''))
      .filter(Boolean)
  if (latin.test(text)) return text.split(/, and |, | and | & /).map((name) => name.trim())
  return [text]
}

/** Names of parts that any article may have, and of files. */

import type { VFile } from 'vfile'

const genericHeading =
  /^(?:abstract|about|appendix|background|basics|bibliography|(?:table of )?contents|definitions?|description|foreword|getting started|install(?:ation|ing)?|intro(?:duction)?|motivation|overview|preface|preliminaries|prerequisites|problem|purpose|references|setup|sources|toc|works cited|summary|tl;?dr|usage|what'?s new|安装|背景|概述|概要|概览|简介|介绍|导读|导语|前言|前提|序言?|引言|摘要|引入|引子|定义|性质|基本概念|概念|原理|写在前面|准备工作|总览|参考文献|参考资料|参考链接|引用|目录|附录)\P{L}*$/iu

/**
 * @param name What a heading says; a number before it is nothing that it says.
 * @returns Whether any article may begin with a part of this name, which says nothing of this one.
 */
export function isGenericHeading(name: string): boolean {
  return genericHeading.test(name.replace(/^[\s\d.、．]+/, ''))
}

/** @returns The name of a file as words, without the date before them and what tells copies apart after them. */
export function fileName({ stem }: VFile): string {
  const name = stem
    ?.replaceAll(/[-_\s]+/g, ' ')
    .trim()
    .replace(/^(?:\d{4} \d{2} \d{2}|\d{8}|\d{1,3}) (?=\D)/, '')
    .replace(/(?<=\S{3}) (?=[a-f]*\d)[\da-f]{6,}$/, '')
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : 'article'
}

/** A file of fewer words is named after its kind: `README`, `index`, `post 3`. */
const fewestWords = 3

/** @returns The name of a file that can be a title; nothing for `README`. */
export function fileTitle(file: VFile): string | undefined {
  const name = fileName(file)
  const words = name.match(/\p{Script=Han}{2}|\p{Script=Latin}[\p{Script=Latin}\p{N}]*/gu) ?? []
  return words.length >= fewestWords ? name : undefined
}

/**
 * What the reader should know before.
 *
 * ```text
 *   ## 背景        Introduction
 *      ^^^^ cue    ^^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const background: RoleDetector = {
  role: 'background',
  heading:
    /背景(?!色|图|音|板|颜色|图片|音乐|填充|任务|线程|进程)|^(?:引言|前言|导言|序言|简介|概述|介绍|引子)$|\b(?:background(?! (?:colou?rs?|images?|tasks?|jobs?|process(?:es)?|threads?|workers?))|introduction|preface|motivation and context)\b|^(?:an? |the )?overview\b|\boverview$/i,
}

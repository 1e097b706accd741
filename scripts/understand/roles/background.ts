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
    /背景|^(?:引言|前言|导言|序言|简介|概述|介绍|引子)$|\b(?:background|introduction|preface|motivation and context|overview)\b/i,
}

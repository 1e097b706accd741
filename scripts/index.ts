/** The public API; nothing else is public. */

export { clean } from './clean/index.ts'
export type { CleanOptions } from './clean/types.ts'
export { merge, type MergeResult, type NotMerged, type Previous } from './merge/index.ts'
export { plan, type PlanOptions } from './plan/index.ts'
export { pipeline, stages, type PipelineOptions, type PipelineResult, type Stage } from './pipeline.ts'
export { read, type Format, type ReadOptions } from './read/index.ts'
export { analyze, type AnalyzeOptions } from './analyze/index.ts'
export { checkRoundTrip, write, type Difference } from './slidev/write/index.ts'
export type { WriteOptions } from './slidev/write/options.ts'
export { catalogue, type MessageId } from '#message/catalogue.ts'
export { cleanTemplate, TemplateError, templateSchema, type Template } from '#template'
export { deckOptions } from './template/addresses.ts'
export { loadTemplate, type LoadedTemplate } from './template/load.ts'
export { assertArticle, assertDeck } from '#tree/assert.ts'
export {
  deckJson,
  type DeckJson,
  type DiagramJson,
  type OriginJson,
  type PointJson,
  type SlideJson,
} from '#tree/json.ts'
export type * from '#tree/nodes.ts'

/** Which dollars are math and which are prices. */

import type { Data, Plugin, Processor } from 'unified'

// The types of micromark, as remark-parse hands them on.
type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Construct = Extract<NonNullable<NonNullable<Extension['text']>[36]>, { tokenize: unknown }>
type Tokenizer = Construct['tokenize']
type Effects = Parameters<Tokenizer>[0]
type State = Parameters<Tokenizer>[1]
type Code = Parameters<State>[0]

const dollar = 36

/**
 * A remark plugin, after `remark-math`: one dollar opens math only as Pandoc has
 * it, with no space after the opening one, none before the closing one and no
 * digit after the closing one.
 *
 * ```markdown
 * > | It costs $5 and $10, but $x$ is math.
 *              ^^^^^^^^ none   ^^^ math
 * ```
 */
export const remarkDollars: Plugin = function (this: Processor): void {
  const extensions = this.data().micromarkExtensions ?? []
  for (const extension of extensions) {
    const construct = extension.text?.[dollar]
    if (construct) extension.text = { ...extension.text, [dollar]: [construct].flat().map(guarded) }
  }
}

/** The construct, tried only where `looksLikeMath` sees math. */
function guarded(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const open = construct.tokenize.call(this, effects, ok, nok)
      return effects.check({ tokenize: looksLikeMath, partial: true }, open, nok)
    },
  }
}

/** Look ahead to the next dollar; two dollars or more are always math. */
function looksLikeMath(effects: Effects, ok: State, nok: State): State {
  let before: Code = null
  return start

  function start(code: Code): State | undefined {
    effects.enter('data')
    effects.consume(code)
    return first
  }

  function first(code: Code): State | undefined {
    if (code === dollar) return done(ok)(code)
    return space(code) ? done(nok)(code) : inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return done(nok)(code)
    if (code === dollar && before !== 92) {
      if (space(before)) return done(nok)(code)
      effects.consume(code)
      return after
    }
    // A backslash that is itself escaped escapes nothing.
    before = before === 92 && code === 92 ? null : code
    if (code < -2) {
      effects.exit('data')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter('data')
    } else effects.consume(code)
    return inside
  }

  function after(code: Code): State | undefined {
    return done(code !== null && code >= 48 && code <= 57 ? nok : ok)(code)
  }

  function done(next: State): State {
    return (code) => {
      effects.exit('data')
      return next(code)
    }
  }
}

/** Line endings and tabs are negative codes in micromark. */
function space(code: Code): boolean {
  return code === null || code < 0 || code === 32
}

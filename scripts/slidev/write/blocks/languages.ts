/** Languages that Slidev's highlighter bundles; any other word fails the whole build. */

const names =
  'abap actionscript ada adoc angular-html angular-ts apache apex apl applescript asciidoc asm astro awk ballerina ' +
  'bash bat batch beancount bibtex bicep c c# c++ cairo cjs clarity clj clojure cmake cmd cobol codeql coffee ' +
  'common-lisp console coq cpp cql crystal cs csharp css csv cts cypher d dart dax diff docker dockerfile dotenv ' +
  'elisp elixir elm erb erl erlang f# f90 fish fluent fortran-free-form fs fsharp gdscript gherkin git-commit ' +
  'git-rebase glsl gnuplot go gql graphql groovy hack haml handlebars haskell hbs hcl hjson hlsl hs html http hxml ' +
  'ini jade java javascript jinja jison js json json5 jsonc jsonl jsonnet jsx julia kotlin kt kts latex lean less ' +
  'liquid lisp llvm log lua luau make makefile markdown marko matlab md mdx mjs mojo move mts nginx nim nix nushell ' +
  'objc objective-c objective-cpp ocaml pascal perl perl6 php plsql postcss powershell prisma prolog properties ' +
  'proto protobuf ps1 pug puppet purescript py python r racket raku rb reg regex rs rst ruby rust sas sass ' +
  'scala scheme scss sh shader shell shellscript shellsession smalltalk solidity sparql sql ssh-config stata styl ' +
  'stylus svelte swift system-verilog systemd tcl terraform tex tf toml ts tsv tsx twig typescript typst vb ' +
  'verilog vhdl vim viml vimscript vue vy vyper wasm wgsl wolfram xml xsl yaml yml zig zsh'

const known = new Set(names.split(' '))

/** Words of articles that mean a language of another name. */
const aliases: Readonly<Record<string, string>> = {
  'c++17': 'cpp',
  golang: 'go',
  objectivec: 'objc',
  plain: 'text',
  plaintext: 'text',
  rscript: 'r',
  txt: 'text',
}

/**
 * The language of a code block, as one word that the highlighter knows.
 *
 * @param info The word after the fence in the article, if any.
 * @returns A known language, or `text`.
 */
export function language(info: string | null | undefined): string {
  const word = (info ?? '').trim().toLowerCase()
  const name = aliases[word] ?? word
  return known.has(name) ? name : 'text'
}

/** Every name that may be written, for the test that the highlighter has them. */
export const languages: readonly string[] = [...known]

/** A document as one file that any browser opens and prints, without anything beside it: for the archive. */
import type { Language } from '../i18n/language.ts'
import type { Block, Cell, Column, Document } from './document.ts'
import { escaped, escapedInStyle } from './escape.ts'
import { paperLook } from './look.ts'
import { headOf, shownCell, widthsOf } from './table-head.ts'
import { sheetWords } from './words.ts'

/** The whole file. Browsers that know margin boxes number its pages. */
export function htmlOf(document: Document, language: Language): string {
  const { title, subtitle } = document
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped([title, subtitle].filter(Boolean).join(' · '))}</title>
<style>${paperLook}${pageLook(document, language)}</style>
</head>
<body>
<main class="paper">
<header class="piece title"><h1>${escaped(title)}</h1>${subtitle ? `<p class="subtitle">${escaped(subtitle)}</p>` : ''}</header>
${document.blocks.map((block) => blockHtml(block, language)).join('\n')}
<p class="stamp">${escaped(sheetWords({ language }).stamp(document.stamp))}</p>
</main>
</body>
</html>
`
}

function pageLook({ landscape, stamp }: Document, language: Language): string {
  const t = sheetWords({ language })
  const number = t
    .page('\t', '\t')
    .split('\t')
    .map((part) => `"${escapedInStyle(part)}"`)
  return `
@page {
  size: A4 ${landscape ? 'landscape' : 'portrait'};
  margin: 18mm 18mm 20mm;
  @bottom-left { content: "${escapedInStyle(t.stamp(stamp))}"; font: 9pt serif; }
  @bottom-right { content: ${number[0]} counter(page) ${number[1]} counter(pages) ${number[2]}; font: 9pt serif; }
}
body { margin: 0; }
@media screen {
  body { padding: 8mm; background: #e9f1f7; }
  .paper { width: ${landscape ? 297 : 210}mm; margin: 0 auto; padding: 18mm; }
  .stamp { font-size: 9pt; }
}
@media print {
  .stamp { display: none; }
  .page-break { break-before: page; }
}
`
}

function blockHtml(block: Block, language: Language): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 class="piece">${escaped(block.text)}</h2>`
    case 'paragraph':
      return `<p class="piece ${block.as ?? 'text'}">${escaped(block.text)}</p>`
    case 'fields':
      return `<dl class="piece fields">${block.rows
        .map(
          ([label, value]) =>
            `<div><dt>${escaped(label + sheetWords({ language }).colon)}</dt><dd>${escaped(value)}</dd></div>`,
        )
        .join('')}</dl>`
    case 'table':
      return tableHtml(block)
    case 'signatures':
      return `<ul class="piece signatures">${block.roles
        .map((role) => `<li><span>${escaped(role + sheetWords({ language }).colon)}</span><i></i></li>`)
        .join('')}<li class="date">${escaped(sheetWords({ language }).dateLine)}</li></ul>`
    case 'pageBreak':
      return '<div class="page-break"></div>'
  }
}

function tableHtml({ columns, rows, foot = [] }: Extract<Block, { kind: 'table' }>): string {
  const cols = widthsOf(columns)
    .map((width) => `<col style="width:${width}%">`)
    .join('')
  const head = headOf(columns)
    .map((row) => `<tr>${row.map((cell) => th(cell)).join('')}</tr>`)
    .join('')
  const body = rows.map((row) => `<tr>${columns.map((column, i) => td(column, row[i])).join('')}</tr>`).join('')
  const below = foot.map((line) => `<p class="piece foot">${escaped(line)}</p>`).join('')
  return `<div class="piece table"><table><colgroup>${cols}</colgroup><thead>${head}</thead><tbody>${body}</tbody></table></div>${below}`
}

const th = ({ label, columns, rows }: { label: string; columns: number; rows: number }): string =>
  `<th scope="col"${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${escaped(label)}</th>`

const td = ({ align = 'center' }: Column, cell: Cell | undefined): string =>
  `<td class="${align}">${escaped(shownCell(cell))}</td>`

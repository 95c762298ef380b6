/**
 * How papers look, in one text for every place that shows them: the page on which they are printed takes it as a style
 * sheet of its own, and the files of the archive carry it in themselves.
 */

/** What stands on a sheet. Sizes are those of official papers: 二号 for the title, 小四 for text, 五号 in tables. */
export const paperLook = `
.paper {
  --song: 'FZXiaoBiaoSong-B05S', 'STZhongsong', 'SimSun', 'Songti SC', 'Noto Serif CJK SC', serif;
  --hei: 'SimHei', 'Heiti SC', 'Noto Sans CJK SC', sans-serif;
  --fang: 'FangSong_GB2312', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', serif;
  box-sizing: border-box;
  background: #fff;
  color: #000;
  font-family: var(--fang);
  font-size: 12pt;
  font-variant-numeric: tabular-nums;
  line-height: 1.6;
}
.paper:lang(en) {
  --song: 'Times New Roman', 'Liberation Serif', 'SimSun', 'Noto Serif CJK SC', serif;
  --hei: Arial, 'Liberation Sans', 'SimHei', 'Noto Sans CJK SC', sans-serif;
  --fang: 'Times New Roman', 'Liberation Serif', 'FangSong', 'Noto Serif CJK SC', serif;
}
.paper * { box-sizing: border-box; }
.paper :is(h1, h2, p, table, dl, dd, dt, ul) { margin: 0; padding: 0; }
.paper .piece { display: flow-root; }
.paper h1 {
  font: 700 22pt/1.35 var(--song);
  text-align: center;
  text-wrap: balance;
}
.paper .subtitle {
  margin-top: 1mm;
  font: 14pt/1.4 var(--fang);
  text-align: center;
}
.paper .title { padding-bottom: 5mm; }
.paper h2 {
  padding: 2.5mm 0 1.5mm;
  font: 700 14pt/1.4 var(--hei);
  break-after: avoid;
}
.paper :is(.text, .aloud) { text-indent: 2em; text-align: justify; white-space: pre-line; }
.paper .aloud { font-size: 16pt; line-height: 1.7; }
.paper:lang(en) :is(.text, .aloud) { text-indent: 0; padding-bottom: 2mm; text-align: start; }
.paper .note { font-size: 10.5pt; line-height: 1.5; white-space: pre-line; }
.paper .cue {
  margin: 1.5mm 0;
  padding: 1mm 3mm;
  border: 0.3mm solid #000;
  border-left-width: 1.5mm;
  font: 10.5pt/1.5 var(--hei);
  white-space: pre-line;
}
.paper .fields { padding-bottom: 3mm; }
.paper .fields div { display: flex; gap: 0.5em; line-height: 1.55; }
.paper .fields dt { flex: none; font-family: var(--hei); }
.paper .fields dd { min-width: 0; overflow-wrap: anywhere; }
.paper .table { padding-bottom: 2mm; }
.paper table {
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;
  font-size: 10.5pt;
  line-height: 1.35;
}
.paper thead { display: table-header-group; }
.paper tr { break-inside: avoid; }
.paper :is(th, td) {
  padding: 1mm 1.2mm;
  border: 0.25mm solid #000;
  overflow-wrap: anywhere;
  text-align: center;
  vertical-align: middle;
  white-space: pre-line;
}
.paper table { border: 0.45mm solid #000; }
.paper th { font-family: var(--hei); font-weight: 400; }
.paper:lang(en) th { font-size: 9pt; overflow-wrap: break-word; }
.paper tbody tr { height: 8mm; }
.paper td.start { text-align: start; }
.paper td.end { text-align: end; }
.paper .foot { padding-bottom: 1mm; font-size: 10.5pt; line-height: 1.5; }
.paper .signatures {
  display: grid;
  grid-template-columns: repeat(2, minmax(0, 1fr));
  gap: 7mm 10mm;
  padding: 9mm 0 2mm;
  break-inside: avoid;
}
.paper .signatures li { display: flex; align-items: flex-end; gap: 2mm; list-style: none; }
.paper .signatures i { flex: 1; min-width: 25mm; border-bottom: 0.25mm solid #000; }
.paper .signatures .date { grid-column: 2; justify-content: flex-end; white-space: pre; }
`

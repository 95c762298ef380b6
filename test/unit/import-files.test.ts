/** Lists as people really have them. */
import { describe, expect, test } from 'vitest'
import { isFileRefusal } from '../../shared/import/file-refusal.ts'
import { openFile, openPasted } from '../../shared/import/open-file.ts'
import { preview, type Preview, type Question } from '../../shared/import/preview.ts'
import type { AttendeeRow, PresenterRow, RowKind } from '../../shared/import/rows.ts'
import type { Opened } from '../../shared/import/sheet.ts'
import { gb18030, oneSheet, utf16, utf8, workbook } from '../kit/import-files.ts'

function opened(found: ReturnType<typeof openFile>): Opened {
  if (isFileRefusal(found)) throw new Error(`refused: ${found.refused}`)
  return found
}

/** The preview of a file, or of pasted text, against an empty list. */
function read<Kind extends RowKind>(
  kind: Kind,
  file: Uint8Array | string,
  more: Partial<Question<Kind>> = {},
): Preview<Kind> {
  const question = {
    kind,
    sheet: 0,
    layout: null,
    withHidden: false,
    missing: 'remove',
    existing: [],
    ...more,
  } as const
  return preview(opened(typeof file === 'string' ? openPasted(file) : openFile(file)), {
    classes: ['A', 'B', 'C'],
    ...question,
  })
}

const people = (file: Uint8Array | string, more: Partial<Question<'attendees'>> = {}): readonly AttendeeRow[] =>
  read('attendees', file, more).rows
const presenters = (file: Uint8Array | string, more: Partial<Question<'presenters'>> = {}): readonly PresenterRow[] =>
  read('presenters', file, more).rows
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
const outcomes = ({ lines }: Preview) => lines.map(({ status, reasons }) => reasons[0]?.code ?? status)

describe('workbooks', () => {
  test('[I2] a merged title, the organiser’s line, headings on two lines, and one unit merged beside its people', () => {
    const file = oneSheet(
      [
        ['2025年度党组织书记抓基层党建述职评议会参会人员名单'],
        ['填报单位：市委组织部', null, null, null, '2025年12月'],
        ['序号', '基本情况', null, null, '会务安排', null],
        [null, '工作单位', '姓  名', '现任职务', '票种', '座次'],
        [1, '市教育局', '张 三', '党委书记', 'A票', '1排1座'],
        [2, null, '李建国', '党委副书记', 'B票', '1排2座'],
        [],
        [3, '市财政局', '王芳', '局长', 'c', '2排1座'],
      ],
      { merges: ['A1:F1', 'A3:A4', 'B3:D3', 'E3:F3', 'B5:B6'] },
    )
    expect(read('attendees', file).layout.headings).toBe(4)
    expect(people(file)).toEqual([
      {
        no: '1',
        name: '张三',
        unit: '市教育局',
        post: '党委书记',
        identity: '',
        voterClass: 'A',
        seat: '1排1座',
        note: '',
      },
      {
        no: '2',
        name: '李建国',
        unit: '市教育局',
        post: '党委副书记',
        identity: '',
        voterClass: 'B',
        seat: '1排2座',
        note: '',
      },
      {
        no: '3',
        name: '王芳',
        unit: '市财政局',
        post: '局长',
        identity: '',
        voterClass: 'C',
        seat: '2排1座',
        note: '',
      },
    ])
  })

  test('[I7] lines that a filter hides are shown as hidden and skipped, and read when the person says so', () => {
    const file = oneSheet(
      [
        ['姓名', '单位'],
        ['张三', '甲局'],
        ['李四', '乙局'],
        ['王五', '丙局'],
      ],
      { hiddenRows: [3] },
    )
    expect(names(people(file))).toEqual(['张三', '王五'])
    expect(outcomes(read('attendees', file))).toEqual(['new', 'hidden', 'new'])
    expect(read('attendees', file).hidden).toBe(1)
    expect(names(people(file, { withHidden: true }))).toEqual(['张三', '李四', '王五'])
  })

  test('[I2] a hidden column gives way to one that is seen', () => {
    const rows = [
      ['姓名', '名字', '单位'],
      ['旧名', '张三', '甲局'],
    ]
    expect(names(people(oneSheet(rows)))).toEqual(['旧名'])
    expect(names(people(oneSheet(rows, { hiddenColumns: [1] })))).toEqual(['张三'])
  })

  test('[I2] several sheets: those that are seen come first', () => {
    const file = workbook([
      { name: '旧名单', state: 'hidden', rows: [['姓名'], ['旧人']] },
      { name: '说明', rows: [['请各单位于周五前报送']] },
      {
        name: '名单',
        rows: [
          ['姓名', '单位'],
          ['张三', '甲局'],
        ],
      },
    ])
    expect(opened(openFile(file)).sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['说明', false],
      ['名单', false],
      ['旧名单', true],
    ])
    expect(names(people(file, { sheet: 1 }))).toEqual(['张三'])
    expect(read('attendees', file).noTable).toBe(true)
  })

  test('[I1] shared strings with rich text, and without how a word is read', () => {
    const strings =
      '<sst><si><t>姓名</t></si><si><t>単位</t></si>' +
      '<si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>'
    const file = workbook(
      [
        {
          name: 'A',
          rows: [
            ['0', '1'],
            ['2', '3'],
          ],
        },
      ],
      {
        parts: { 'xl/sharedStrings.xml': strings },
      },
    )
    const sheet = opened(openFile(file)).sheets[0]
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['姓名', '単位'],
      ['张 三', '東京'],
    ])
    expect(names(people(file))).toEqual(['张三'])
  })

  test('[I1] inline strings of a writer that names nothing and puts a prefix before everything', () => {
    const cell = (text: string) => `<x:c t="inlineStr">\n<x:is>\n  <x:r><x:t>${text}</x:t></x:r>\n</x:is></x:c>`
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row>${cell('姓名')}${cell('单位')}</x:row><x:row>${cell('赵六')}${cell('丁&amp;局_x000D_')}</x:row></x:sheetData></x:worksheet>`
    const file = workbook([{ name: 'A', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': sheet } })
    expect(people(file)).toMatchObject([{ name: '赵六', unit: '丁&局' }])
  })

  test('[I1] dates, lengths and serial numbers as the spreadsheet shows them', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="&quot;A&quot;000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="49"/></cellXfs>'
    const as = (style: number, value: number): { raw: string } => ({ raw: `<c s="${style}"><v>${value}</v></c>` })
    const rows = [
      ['编号', '姓名', '身份证号', '备注', '述职时限'],
      [as(1, 7), '张三', 410101199001011234, as(2, 46_000), as(3, 10 / 1440)],
      [as(1, 12), '李四', null, as(2, 59), '8分钟'],
    ]
    const file = workbook([{ name: 'A', rows }], { styles })
    expect(people(file)).toMatchObject([
      { no: 'A007', note: '2025-12-09' },
      { no: 'A012', note: '1900-02-28' },
    ])
    expect(opened(openFile(file)).sheets[0]?.rows[1]?.cells[2]).toMatch(/^410101199001011\d{3}$/)
    const limits = presenters(file, {
      layout: { headings: 1, columns: { 1: 'name', 4: 'limit' } },
    })
    expect(limits.map(({ limit }) => limit)).toEqual([10, 8])
  })

  test('[I8] formulas are never worked out: the kept value is taken, and where there is none the line is refused', () => {
    const file = oneSheet([
      ['编号', '姓名', '座位'],
      [
        { raw: '<c><f>ROW()-1</f><v>1</v></c>' },
        { raw: '<c t="str"><f>HYPERLINK("http://x","张三")</f><v>张三</v></c>' },
        '1座',
      ],
      [2, { raw: '<c><f>VLOOKUP(A3,Sheet2!A:B,2,0)</f></c>' }, '2座'],
      [{ raw: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, '王五', '3座'],
      [4, '赵六', { raw: '<c><f>cmd|"/c calc"!A1</f><v>0</v></c>' }],
    ])
    expect(outcomes(read('attendees', file))).toEqual(['new', 'notComputed', 'errorValue', 'new'])
    expect(people(file)).toMatchObject([
      { no: '1', name: '张三' },
      { name: '赵六', seat: '0' },
    ])
  })

  test('[I3] full-width digits and letters, serial numbers as text, and names with spaces', () => {
    const file = oneSheet([
      ['序 号', '姓　名', '工作 单位', '类 别'],
      ['０１', '张　三', '第３建筑公司', 'Ａ'],
      ['02', '欧阳 明月', '  市财政局 ', 'a类'],
      ['03', 'John  Smith', 'ＢＢＣ News', 'B 票'],
      ['04', '阿卜杜拉 • 买买提', '市民\n政局', '列席'],
    ])
    expect(people(file)).toMatchObject([
      { no: '01', name: '张三', unit: '第3建筑公司', voterClass: 'A' },
      { no: '02', name: '欧阳明月', unit: '市财政局', voterClass: 'A' },
      { no: '03', name: 'John Smith', unit: 'BBC News', voterClass: 'B' },
      { no: '04', name: '阿卜杜拉·买买提', unit: '市民政局', voterClass: '' },
    ])
    expect(read('attendees', file).lines.map((line) => line.notices)).toEqual([
      ['spacesInName'],
      ['spacesInName'],
      [],
      ['spacesInName', 'withoutClass'],
    ])
  })

  test('[I7] subtitles, headings of every printed page, sums, notes and numbers printed in advance are nobody', () => {
    const headings = ['序号', '姓名', '单位']
    const file = oneSheet(
      [
        headings,
        ['一、市直单位（2人）'],
        [1, '张三', '甲局'],
        headings,
        [2, '李四', '乙局'],
        [3],
        ['合计', null, '2人'],
        ['注：以上人员须提前15分钟到场。'],
        ['制表人：王秘书', null, '2025年12月1日'],
      ],
      { merges: ['A2:C2'] },
    )
    expect(outcomes(read('attendees', file))).toEqual([
      'section',
      'new',
      'heading',
      'new',
      'numberOnly',
      'foot',
      'foot',
      'foot',
    ])
  })
})

describe('text', () => {
  test('[I1] a CSV in GB18030 with quotes, commas and line ends inside, and CRLF', () => {
    const text = '序号,姓名,单位,备注\r\n1,张三,"甲局,乙处","说""好""\r\n话"\r\n\r\n2,李 四,丙局,\r\n'
    expect(people(gb18030(text))).toMatchObject([
      { no: '1', name: '张三', unit: '甲局,乙处', note: '说"好"话' },
      { no: '2', name: '李四', unit: '丙局', note: '' },
    ])
  })

  test('[I1] a CSV in UTF-8 with its mark and without, with semicolons, and English headings in another order', () => {
    const text = 'Seat;Organization;Full name;Ballot class\n1-1;"Smith; Sons";Ann O’Neill;a\n'
    for (const mark of [true, false]) {
      expect(people(utf8(text, mark))).toMatchObject([
        { name: 'Ann O’Neill', unit: 'Smith; Sons', seat: '1-1', voterClass: 'A' },
      ])
    }
  })

  test('[I1] what Excel calls Unicode text', () => {
    expect(people(utf16('姓名\t单位\r\n张三\t甲局\r\n'))).toMatchObject([{ name: '张三', unit: '甲局' }])
  })

  test('[I1] pasted cells, with a cell of several lines in quotes', () => {
    const text =
      '述职人\t单位及职务\t点评人\t时限\n张 三\t"市教育局\n党委书记"\t"王五\n赵六"\t8\n"李""四"\t县委书记\t\t\n'
    expect(presenters(text)).toMatchObject([
      { name: '张三', unit: '市教育局', post: '党委书记', commentators: '王五、赵六', limit: 8 },
      { name: '李"四', unit: '', post: '县委书记', limit: null },
    ])
  })

  test('[I1] a quote that is never closed swallows nothing', () => {
    expect(names(people('姓名\t单位\n"张三\t甲局\n李四\t"乙局'))).toEqual(['"张三', '李四'])
  })

  test('[I2] cells without headings are known by what stands in them', () => {
    const text = 'A001\t张三\t市教育局\tA票\nA002\t李 四\t市财政局\tB票\nA003\t王五\t市民政局\tA票'
    expect(read('attendees', text).layout).toEqual({
      headings: null,
      columns: { 0: 'no', 1: 'name', 2: 'unit', 3: 'voterClass' },
    })
    expect(people(text)).toMatchObject([
      { no: 'A001', name: '张三', unit: '市教育局', voterClass: 'A' },
      { no: 'A002', name: '李四' },
      { no: 'A003' },
    ])
  })

  test('[I2] a column of names alone is a list of names', () => {
    expect(names(people('姓名\n张三\n李四'))).toEqual(['张三', '李四'])
    expect(names(people('张三\n李四'))).toEqual(['张三', '李四'])
  })

  test('[I10] cells that would be formulas stay text', () => {
    const text = '姓名,单位,备注\n张三,=1+1,"=HYPERLINK(""http://x"",""点我"")"\n李四,\'+86 10,@SUM(A1)\n'
    expect(people(utf8(text))).toMatchObject([
      { unit: '=1+1', note: '=HYPERLINK("http://x","点我")' },
      { unit: '+86 10', note: '@SUM(A1)' },
    ])
  })
})

describe('the order of the day', () => {
  test('[I7] a plan with its breaks, and posts without names', () => {
    const text =
      '序号,类型,单位,职务,述职方式,述职时限(分钟),预计用时(分钟),预计开始,备注\n' +
      ',开场,,,,,5,08:30,主持人宣布开会\n1,述职,郑州市,市委书记,现场述职,10,22,08:35,\n' +
      '2,述职,开封市,市委书记,书面,,22,08:57,已交报告\n,休会,,,,,20,10:00,\n'
    expect(outcomes(read('presenters', utf8(text, true)))).toEqual(['otherItem', 'new', 'new', 'otherItem'])
    expect(presenters(utf8(text, true))).toMatchObject([
      { orderNo: 1, name: '', unit: '郑州市', post: '市委书记', mode: 'oral', limit: 10, planned: 22, note: '' },
      { orderNo: 2, unit: '开封市', mode: 'written', limit: null, planned: 22, note: '已交报告' },
    ])
  })

  test('[I6] what cannot be is refused on its line, with what stands there', () => {
    const text =
      '序号\t姓名\t方式\t时限\n1\t张三\t现场\t10分钟\n第二\t李四\t\t\n3\t王五\t视频\t\n4\t赵六\t\t很久\n1\t钱七\t\t\n6\t张三\t\t'
    const { lines, rows } = read('presenters', text)
    expect(lines.map(({ reasons }) => reasons)).toEqual([
      [],
      [{ code: 'badNumber', value: '第二', field: 'orderNo' }],
      [{ code: 'badMode', value: '视频', field: 'mode' }],
      [{ code: 'badMinutes', value: '很久', field: 'limit' }],
      [{ code: 'duplicateNo', value: '1', line: 2 }],
      [{ code: 'duplicateName', value: '张三', line: 2 }],
    ])
    expect(names(rows)).toEqual(['张三'])
  })

  test('[I6] everything that is wrong with a line is said at once', () => {
    const { lines } = read('presenters', '序号\t姓名\t方式\t时限\n四\t陈刚\t视频\t很久')
    expect(lines[0]?.reasons.map(({ code }) => code)).toEqual(['badNumber', 'badMode', 'badMinutes'])
  })
})

describe('who votes', () => {
  test('[I6] a roster of numbers alone, with a column that says who takes part', () => {
    const text =
      '编号,身份,单位,票类,座位,是否参加测评\nA001,领导班子成员,,A,1排1座,是\nL001,列席人员,,,1排2座,否\nB001,党代表,,,1排3座,是\nB002,党代表,,B,,待定\nB003,党代表,,D,,是\n'
    const { lines, rows } = read('attendees', utf8(text))
    expect(lines.map(({ reasons }) => reasons[0]?.code)).toEqual([
      undefined,
      undefined,
      'classMissing',
      'votesUnclear',
      'unknownClass',
    ])
    expect(rows).toMatchObject([
      { no: 'A001', name: '', identity: '领导班子成员', voterClass: 'A', seat: '1排1座' },
      { no: 'L001', voterClass: '' },
    ])
  })

  test('[I6] before anybody has named the classes, the list names them', () => {
    const text = '姓名\t票类\n张三\tA票\n李四\tB类票\n王五\t列席\n赵六\t甲'
    const { rows } = read('attendees', text, { classes: [] })
    expect(rows.map(({ voterClass }) => voterClass)).toEqual(['A', 'B', '', '甲'])
  })
})

/** Importing a list: the file, its columns, the preview, the agreement. */
import type { importWords as chinese } from '../zh-CN/import.ts'

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const importWords: typeof chinese = {
  title: { presenters: 'Import presenters', attendees: 'Import attendees' },
  sheetName: { presenters: 'Presenters', attendees: 'Attendees' },
  cancel: 'Cancel',
  another: 'Another file',

  drop: 'Drop the list here, or click to choose a file',
  dropHint:
    'An .xlsx or .csv file of at most 20 MB. Headings may be in any wording and order; title lines and blank lines are passed over.',
  pasteTitle: 'Or paste cells copied from Excel or WPS here',
  pasteHint: 'Select the list in your spreadsheet, headings included if you can, copy it, and paste it here.',
  pasteRead: 'Read what was pasted',
  reading: 'Reading…',
  nothingWritten: 'This is only a preview: nothing changes before you press “Import”.',
  source: { workbook: 'Workbook', csv: 'Text table', pasted: 'Pasted cells' },

  refusedTitle: 'This file cannot be imported',
  refused: {
    empty: () => 'There is nothing in it. Check that it is the right file and try again.',
    tooLarge: (mb) =>
      `The file has ${mb} MB, more than 20 MB. Keep only the sheet with the list, save it as .xlsx and import that.`,
    oldWorkbook: () =>
      'This is a workbook in an old format (.xls or .et). Open it in Excel or WPS, save it as .xlsx and import that.',
    binaryWorkbook: () => 'This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and import that.',
    wordFile: () => 'This is a text document, not a spreadsheet. Copy the table out of it and paste it here.',
    pdf: () => 'This is a PDF, not a spreadsheet. Find the Excel or WPS file that it was made from and import that.',
    picture: () => 'This is a picture, not a spreadsheet. Find the Excel or WPS file that it shows and import that.',
    otherOffice: () =>
      'This is another kind of office file, not an .xlsx workbook. Save it as .xlsx in its own program and import that.',
    webPage: () =>
      'This is a web page or XML that is only named like a spreadsheet. Open it in Excel or WPS, save it as .xlsx and import that.',
    archive: () => 'This is an archive, not a workbook. Unpack it first and import the spreadsheet inside.',
    locked: () =>
      'This workbook opens only with a password. Take the password off in Excel or WPS, save it and import it again.',
    macros: () =>
      'This workbook has macros, so it is not read, to be safe. Save it as .xlsx without macros and import that.',
    bomb: () =>
      'Unpacked, this workbook would be unreasonably large, so it is not read, to be safe. Copy the list into a new workbook and import that.',
    broken: () =>
      'The file is damaged or incomplete. Copy it again, or open it in Excel or WPS, save it as .xlsx and import that.',
    tooManyRows: () =>
      'One sheet has more than 20,000 lines with something in them. Keep only the list and import again.',
    tooWide: () => 'One sheet has more than 200 columns with something in them. Keep only the list and import again.',
    noTable: () => 'No list was found. Say below which line has the headings and which column has the names.',
    unreadable: () =>
      'The text cannot be read: this is neither .xlsx nor text in UTF-8 or GB18030. Save it as .xlsx and import that.',
  },
  failed: 'The browser could not read the file, and nothing was changed. Reload this page and try again.',

  sheet: 'Sheet',
  sheetChoice: (name, lines, hidden) => `${name} (${plural(lines, 'line')}${hidden ? ', hidden sheet' : ''})`,
  headingLine: 'Line with the headings',
  noHeadings: 'No headings: the first line is a person',
  lineChoice: (line, text) => `Line ${line}: ${text}`,
  columnsTitle: 'What each column is',
  columnsHint: 'Guessed from the headings; change what is wrong.',
  noHeading: '(no heading)',
  hiddenColumn: 'hidden column',
  ignored: 'Not imported',
  target: {
    orderNo: 'Order',
    no: 'Number',
    name: 'Name',
    unit: 'Unit',
    post: 'Post',
    unitAndPost: 'Unit and post',
    kind: 'Item',
    mode: 'Report',
    limit: 'Limit (minutes)',
    planned: 'Planned (minutes)',
    commentators: 'Commentators',
    group: 'Group',
    identity: 'Identity',
    voterClass: 'Class',
    votes: 'Votes',
    seat: 'Seat',
    note: 'Note',
  },
  mode: { oral: 'Oral report', written: 'Written report' },
  hiddenRows: (n) => `${plural(n, 'line')} hidden by hand or by a filter ${n === 1 ? 'was' : 'were'} not read.`,
  withHidden: 'Import hidden lines too',
  missing: 'In the list, but not here',
  missingRemove: 'Remove from the list',
  missingKeep: 'Keep',

  previewTitle: 'Line by line',
  all: 'All',
  status: { new: 'New', changed: 'Changed', same: 'The same', refused: 'Refused', skipped: 'Skipped' },
  removed: 'Removed',
  removedLine: 'In the list, but not here: will be removed',
  looks: 'Worth a look',
  lineColumn: 'Line',
  statusColumn: 'Outcome',
  personColumn: 'Person',
  whyColumn: 'Details',
  empty: '(empty)',
  between: ', ',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  minutes: (n) => `${n} min`,
  noLines: 'There are no such lines.',
  notice: {
    spacesInName: 'spaces in the name taken out',
    sameName: 'others have the same name; please check',
    withoutClass: 'no class: attends without a vote',
    nameless: 'no name',
  },
  reason: {
    noName: () => 'Neither a name nor a number',
    nobody: () => 'No name, unit or post',
    badNumber: (v) => `The order “${v}” is no whole number from 1 to 9999`,
    badMinutes: (v) => `“${v}” is no number of minutes; write 10 or 10 min`,
    badMode: (v) => `“${v}” is no way of reporting; write oral or written`,
    unknownClass: (v, _, known) => `There is no class “${v}”; there are: ${known}`,
    classMissing: () => 'Votes, but has no class',
    votesUnclear: (v) => `Whether this person votes reads “${v}”; write yes or no`,
    tooLong: (v) => `The text is too long: ${v.slice(0, 40)}…`,
    errorValue: (v) => `The cell has the error ${v}`,
    notComputed: () => 'The formula has no saved value: open and save the file in a spreadsheet, then import it',
    duplicateNo: (v, line) => `Number ${v} is on line ${line} already`,
    duplicateName: (v, line) => `${v} is on line ${line} already`,
    numberTaken: (v) => `Number ${v} belongs to somebody who stays in the list`,
    hidden: () => 'Hidden line',
    foot: () => 'A sum or a note, not a person',
    heading: () => 'The headings again',
    section: () => 'A subtitle, not a person',
    numberOnly: () => 'A number without a person',
    otherItem: (v) => `The item is “${v}”, not a report`,
  },
  leaveOut: (n) => `Leave out ${plural(n, 'refused line')} and import the rest`,
  mustLeaveOut: (n) =>
    `${plural(n, 'line')} cannot be imported: put the file right and come back, or tick to leave ${n === 1 ? 'it' : 'them'} out.`,
  summary: (rows, removed) =>
    removed > 0
      ? `The list will have ${plural(rows, 'person', 'people')}; ${plural(removed, 'person', 'people')} will be removed.`
      : `The list will have ${plural(rows, 'person', 'people')}.`,
  nothingToDo: 'This is exactly the list there is: nothing to import.',
  nobodyLeft: 'There is nobody to import.',
  apply: 'Import',
  applyRemoving: (n) => `Import and remove ${n}`,

  export: 'Export',
  exportAs: { xlsx: 'Excel workbook (.xlsx)', csv: 'CSV text (.csv)' },
}

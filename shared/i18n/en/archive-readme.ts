/** The English half of README.txt in an archive. */
export const archiveReadme = {
  text: (title: string, rows: number, head: string, madeBy: string): string => `${title}
Archive of a meeting (Rostrum ${madeBy})

What this is
  Every document of a report-and-review meeting and everything of it that can be checked. It is for reading: opening it
  changes nothing.

What is in it
  documents/        the papers. .html opens and prints in any browser, .xlsx in WPS or Excel, without macros
  archive.json      the whole record for the verifier: scheme, counts, chained journal, lists of boxes, results
  ballots.json      what can be counted again: the ballots of recorded rounds (no names, no order), the sums of secret ones
  scheme.json       the scheme
  journal/          start.json is the meeting as it began, rows.jsonl one act a line, each chained to the one before
  rules/            the rules, and how these files are made
  SHA256SUMS        the SHA-256 of each of these files

How to check it
  1. That no file was changed: unpack it and run sha256sum -c SHA256SUMS there, or open the zip at the page /archive of
     Rostrum, which checks it by itself; nothing leaves the browser.
  2. That the journal was not changed: it has ${rows} rows, and its last hash is to be the one in the minutes:
     ${head}
  3. That the results are right: on any machine with Rostrum
     npm run verify -- ARCHIVE.zip
     It works out every score again and prints a verdict line by line, without a network and without the hub of the day.
  4. To count again and no more: npm run tally -- ballots.json

How to watch it
  Open the zip at the page /archive and press “Replay”: the projector goes through the day again from the journal.

How to keep it
  The journal names who did what at the desks, and holds the remarks. Keep it as you keep the minutes.
  It has no code of a card, no key, and not whose any ballot was.
`,
}

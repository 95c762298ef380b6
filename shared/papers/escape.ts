/** Text put into other languages: whatever somebody typed stays what it is. */

/** Not allowed in XML, in any spelling. Tab and line feed are. */
const notInXml =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** As text or as the value of an attribute, in HTML and in XML. */
export const escaped = (text: string): string =>
  text
    .replace(notInXml, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')

/** Between quotation marks of a style sheet that stands in an HTML file: every sign but letters and figures by number. */
export const escapedInStyle = (text: string): string =>
  [...text]
    .map((sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `))
    .join('')

/** The look of papers as a style sheet of this page. It is one text for the pages, the archive and the tests. */
import { paperLook } from '../../shared/papers/look.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(paperLook)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

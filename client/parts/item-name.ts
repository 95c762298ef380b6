/** How an agenda item is called on a screen: a presenter by unit, post and name, anything else by its title or kind. */
import type { PlannedItem } from '../../shared/domain/view.ts'
import type { terms } from '../../shared/i18n/terms.ts'

type Terms = (typeof terms)['zh-CN']

/** The large line: 鹤壁市, or 午间休会. A presenter without a unit is called by name. */
export function itemTitle(item: PlannedItem, t: Terms): string {
  return item.kind === 'slot' ? item.unit || item.name || '' : item.title || t.interval[item.kind]
}

/** The line below it: 市委书记 张三, with 代 if somebody else reports. Empty for what is not a presenter's. */
export function itemSubtitle(item: PlannedItem, t: Terms): string {
  if (item.kind !== 'slot') return ''
  const name = item.unit ? item.name : ''
  return [item.post, name, item.deputy ? `(${t.deputyFlag})` : ''].filter(Boolean).join(' ')
}

/** One line: `06 鹤壁市`. */
export const itemLine = (item: PlannedItem, t: Terms): string =>
  item.orderNo === undefined ? itemTitle(item, t) : `${t.orderNo(item.orderNo)} ${itemTitle(item, t)}`

/** The layouts that come in a file of their own. */
import ItemsForm from './ItemsForm.vue'
import PlacesForm from './PlacesForm.vue'
import PointsForm from './PointsForm.vue'

export const otherLayouts = { items: ItemsForm, points: PointsForm, places: PlacesForm }

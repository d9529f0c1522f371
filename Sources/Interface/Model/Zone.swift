/// Which part of the screen the keys go to.
package enum Zone: Hashable, Sendable {
  case rail, form, result, gallery
}

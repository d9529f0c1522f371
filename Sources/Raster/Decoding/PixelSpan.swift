/// The source pixels that one target column covers: `first` and `last` in part, those between whole.
struct PixelSpan {
  var first: Int
  var last: Int
  var firstWeight: Float
  var lastWeight: Float

  init(_ x: Int, from source: Int, to target: Int) {
    let start = x * source
    let end = start + source
    first = start / target
    last = (end - 1) / target
    let isOne = first == last
    firstWeight = isOne ? Float(source) / Float(target) : Float((first + 1) * target - start) / Float(target)
    lastWeight = isOne ? 0 : Float(end - last * target) / Float(target)
  }
}

import Testing

/// The catalogue from end to end. One test after the other, so that hundreds of pictures leave the machine to the
/// tests beside them, some of which look at the clock.
@Suite(.serialized) enum ConformanceTests {}

import LintEngine
import SourceText

/// A message as it may be shown: without what does harm on a terminal, and without what is personal
/// or secret in the names and words that it repeats.
///
/// Reports are masked by what was found; this is for all that is said beside them.
func discreet(_ text: String) -> String { harmless(Discretion.masking(text)) }

namespace Kalapa.App.Integrity;

/// <summary>One row held against one rule.</summary>
/// <param name="Subject">Which row, so that an administrator finds it.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record Finding(string Subject, string? Fault);

/// <summary>A rule and all rows it was asked about.</summary>
/// <param name="Rule">The rule's number in the specification (section 7), or a word for what the specification takes for granted.</param>
/// <param name="Sentence">The rule.</param>
/// <param name="Rows">How many rows were looked at.</param>
/// <param name="Faults">Those that break it.</param>
/// <param name="IsNote">What was found is no harm: it is counted, and breaks nothing.</param>
internal sealed record RuleResult(string Rule, string Sentence, int Rows, IReadOnlyList<Finding> Faults, bool IsNote = false)
{
    /// <summary>Something must be done.</summary>
    public bool IsBroken => Faults.Count > 0 && !IsNote;

    private const int Shown = 20;

    /// <summary>What <c>check --data</c> prints: one line when all is well, and one more for each fault.</summary>
    public IEnumerable<string> Lines() => Faults.Count == 0
        ? [$"ok     {Rule,-8} {Sentence} ({Rows} rows)"]
        : [
            $"{(IsNote ? "note  " : "BROKEN")} {Rule,-8} {Sentence} ({Faults.Count} of {Rows} rows)",
            .. Faults.Take(Shown).Select(fault => $"         {fault.Subject}: {fault.Fault}"),
            .. Faults.Count > Shown ? [$"         … and {Faults.Count - Shown} more"] : Array.Empty<string>(),
        ];
}

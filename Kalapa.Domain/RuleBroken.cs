namespace Kalapa.Domain;

/// <summary>
/// A rule of the specification said no. It carries a code and the values a sentence needs;
/// the sentence itself is made where the reader's language is known.
/// </summary>
/// <param name="code">Stable name of the rule, such as <c>ticket.wrong-state</c> or <c>submit.lead-missing</c>.</param>
/// <param name="values">Values the sentence names, in the order the sentence uses them.</param>
public sealed class RuleBroken(string code, params object[] values)
    : Exception($"{code}({string.Join(", ", values)})")
{
    /// <summary>Stable name of the rule that was broken.</summary>
    public string Code { get; } = code;

    /// <summary>What the sentence names: states, limits, instants.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <summary>The form field the rule speaks about, such as <c>Window</c>; null when it is about the whole.</summary>
    public string? Field { get; init; }
}
